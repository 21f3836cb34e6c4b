/** A plugin as the host uses it, before a stand-in for its tool: configured, with secrets, and its transport open. */
import { type Configured, pureContext } from '@msp/core';
import { masker, type OpenTransport, openTransport } from '@msp/delivery';
import type { Link, Plugin, PureContext } from '@msp/protocol';
import { type ReceivedRequest, type Service, startFaultServer } from '@msp/testing';
import { redirectFetch } from '../../packages/testing/src/certify/faults/redirected-fetch.ts';

/** What every runner is told. */
export interface ToolOptions {
  /** The stand-in, or the address of one that runs already: an emulator. Whatever host the plugin asks for, it is asked. */
  readonly service: Service | { readonly url: string };
  /** Settings as a person writes them. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Secrets by their names. Those that are not given are made up; an optional one is left out. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** What the plugin is called in the configuration. Default: its id. */
  readonly name?: string;
}

/** What is open. */
export interface Tool {
  readonly configured: Configured;
  readonly context: PureContext<unknown>;
  readonly transport: OpenTransport;
  /** Links that verdicts brought, by what is called so here. A runner may add to them. */
  readonly links: Map<string, Link>;
  /** What came to the stand-in; empty where it runs elsewhere. */
  readonly requests: readonly ReceivedRequest[];
  /** What the plugin wrote to its log, with secrets masked. */
  readonly log: readonly string[];
}

/**
 * Opens a plugin before its tool and acts. `fetch` of this process leads to the stand-in until it is done: one at a time.
 *
 * @throws where the plugin's schema does not take the settings
 */
export async function withTool<Value>(
  plugin: Plugin,
  options: ToolOptions,
  act: (tool: Tool) => Promise<Value>,
): Promise<Value> {
  const configured = configure(plugin, options);
  const server = 'url' in options.service ? null : await startFaultServer(options.service);
  const restore = redirectFetch(server?.url ?? (options.service as { url: string }).url, []);
  const secrets = secretsOf(plugin, options.secrets);
  const log: string[] = [];
  const transport = await openTransport({
    ...{
      name: configured.name,
      plugin,
      settings: configured.settings,
      secrets,
      mask: masker(Object.values(secrets)),
    },
    log: { debug: (line) => void log.push(line), warn: (line) => void log.push(line) },
    userAgent: 'msp/0.0.0',
  });
  const { context } = pureContext(configured.name, configured.settings);
  try {
    return await act({
      configured,
      context,
      transport,
      links: new Map(),
      requests: server?.requests ?? [],
      log,
    });
  } finally {
    await transport.close();
    restore();
    await server?.close();
  }
}

function configure(plugin: Plugin, { settings = {}, name }: ToolOptions): Configured {
  const taken = plugin.settings?.safeParse(settings) ?? { success: true, data: {} };
  if (!taken.success) {
    const [issue] = taken.error.issues;
    throw new Error(`the plugin does not take these settings: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return { name: name ?? plugin.manifest.id, plugin, settings: taken.data };
}

const secretsOf = (
  { manifest }: Plugin,
  given: Readonly<Record<string, string>> = {},
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(manifest.secrets ?? {}).flatMap(([name, { optional }]): [string, string][] => {
      const value = given[name] ?? (optional ? undefined : `made-up-secret-${name}`);
      return value === undefined ? [] : [[name, value]];
    }),
  );
