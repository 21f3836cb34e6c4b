/** The way to one tool: the plugin's own transport, or the host's for HTTP, kept within its limits. */
import type { Failure, Link, Log, Plugin, Query, Reply, Transport } from '@msp/protocol';
import { type AnswerHeaders, createFetch } from '../fetch/create-fetch.js';
import { allowedHosts } from '../fetch/host-rule.js';
import { failure, failureOf, type Mask } from './failure.js';
import { plainReply } from './plain-reply.js';
import { resolveReferences } from './resolve-references.js';
import { sendHttp } from './send-http.js';
import { within } from './within.js';

/** Milliseconds. */
const OPENING = 5000;
const CLOSING = 2000;
const SENDING = 30_000;

/** What is needed to open one. */
export interface TransportOptions {
  /** The plugin's name in the configuration. */
  readonly name: string;
  readonly plugin: Plugin;
  /** As the plugin's schema gave them. */
  readonly settings: unknown;
  readonly secrets: Readonly<Partial<Record<string, string>>>;
  readonly log: Log;
  readonly mask: Mask;
  /** What is sent as `user-agent`, e.g. `msp/1.2.3`. */
  readonly userAgent?: string;
  readonly onHeaders?: (answer: AnswerHeaders) => void;
  /** Milliseconds for the plugin to connect, and to close. Default: 5000 and 2000. */
  readonly opening?: number;
  readonly closing?: number;
}

/** The way to one tool. */
export interface OpenTransport {
  readonly name: string;
  readonly mask: Mask;
  /** The names of secrets that the plugin cannot do without, and that are not there. */
  readonly missing: readonly string[];
  /** Sends a query, with its references replaced by secrets and by `links`. Never throws, and never takes longer than the plugin's limit. */
  send(query: Query, links: readonly Link[], options?: { readonly signal?: AbortSignal }): Promise<Reply>;
  /** Opens the door where it is not open; null where it is, else why not. {@link send} does that by itself. */
  ready(): Promise<Failure | null>;
  /** Closes the door. Never throws. */
  close(): Promise<void>;
}

/**
 * Opens the way to a tool. The plugin's `connect` is loaded with the first query; where it fails, that query is a failure which did
 * not land, and the next query tries again.
 *
 * @example const transport = await openTransport({ name: 'linear', plugin, settings, secrets, log, mask });
 * await transport.send(operation.query, [{ local: 'dec-1', remote: 'LIN-7' }]);
 */
export async function openTransport(options: TransportOptions): Promise<OpenTransport> {
  const { name, plugin, secrets, mask } = options;
  const milliseconds = plugin.manifest.limits?.timeout ?? SENDING;
  let opening: Promise<Transport> | null = null;
  const open = () => {
    opening ??= connect(options, milliseconds).catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const ready = () =>
    open().then(
      () => null,
      (error): Failure => ({ ...failureOf(error, mask), landed: 'no' }),
    );
  return {
    name,
    mask,
    missing: Object.entries(plugin.manifest.secrets ?? {}).flatMap(([secret, { optional }]) =>
      optional || (Object.hasOwn(secrets, secret) && secrets[secret]) ? [] : [secret],
    ),
    ready,
    async send(query, links, { signal } = {}) {
      const resolved = resolveReferences(query, { secrets, links: byLocal(links) });
      if (!('query' in resolved)) return unsendable(resolved, mask);
      const closed = await ready();
      if (closed) return closed;
      const transport = await open();
      try {
        const limit = { milliseconds, what: 'sending', signal };
        return plainReply(
          await within(limit, (inner) => transport.send(resolved.query, { signal: inner })),
          mask,
        );
      } catch (error) {
        return failureOf(error, mask);
      }
    },
    async close() {
      const transport = await opening?.catch(() => null);
      opening = null;
      const limit = { milliseconds: options.closing ?? CLOSING, what: 'closing' };
      await within(limit, () => transport?.close?.()).catch(() => {});
    },
  };
}

const byLocal = (links: readonly Link[]) => new Map(links.map((link) => [link.local, link]));

function unsendable(
  why: { readonly missing: readonly string[] } | { readonly refused: string },
  mask: Mask,
): Failure {
  const message = 'missing' in why ? `${why.missing.join(', ')} is not known` : why.refused;
  return failure({ reason: 'thrown', landed: 'no' }, `it cannot be sent: ${message}`, mask);
}

async function connect(options: TransportOptions, timeout: number): Promise<Transport> {
  const { name, plugin, settings, secrets, log, mask, userAgent, onHeaders } = options;
  const fetch = createFetch({
    rules: allowedHosts(plugin.manifest, settings),
    timeout,
    mask,
    ...(userAgent && { userAgent }),
    ...(onHeaders && { onHeaders }),
  });
  const load = plugin.connect;
  if (!load) return { send: (query, { signal }) => sendDefault(query, { fetch, signal, mask }) };
  const masked: Log = {
    debug: (message) => log.debug(mask(String(message))),
    warn: (message) => log.warn(mask(String(message))),
  };
  const context = { name, settings, secrets: { ...secrets }, fetch, log: masked };
  return within(
    { milliseconds: options.opening ?? OPENING, what: 'connecting' },
    async () => {
      const transport = await (await load()).connect(context);
      if (typeof transport?.send !== 'function') throw new Error('what it connects with cannot send');
      return transport;
    },
    (late) => void closeQuietly(late),
  );
}

async function closeQuietly(transport: Transport): Promise<void> {
  try {
    await transport.close?.();
  } catch {
    // Nobody waits for it any more.
  }
}

async function sendDefault(query: Query, options: Parameters<typeof sendHttp>[1]): Promise<Reply> {
  if ('request' in query) return sendHttp(query, options);
  const message = `the plugin has no transport for ${query.language}`;
  return failure({ reason: 'thrown', landed: 'no' }, message, options.mask ?? ((text) => text));
}
