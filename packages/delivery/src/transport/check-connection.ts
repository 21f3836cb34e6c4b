/** Tests whether a tool can be reached, as whom: `msp check`, and at the beginning of work. */
import { type Failure, MspError, type Plugin, type PureContext } from '@msp/protocol';
import { cleanText } from '../fetch/clean-text.js';
import { peekText } from '../fetch/peek.js';
import { failureOf } from './failure.js';
import type { OpenTransport } from './open-transport.js';
import { within } from './within.js';

/** How it stands. `milliseconds` is how long it took to find out. */
export type Checked =
  | {
      readonly ok: true;
      /** As the tool calls us; null where it was not asked or did not tell. */
      readonly account: string | null;
      readonly detail: string | null;
      readonly milliseconds: number;
    }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly hint?: string;
      readonly milliseconds: number;
    };

type Outcome = Checked extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'milliseconds'>
    : never
  : never;

/** What a person can do about each kind of failure. */
const HINTS: Partial<Record<string, string>> = {
  connection: 'Is the tool running, and is its address right?',
  timeout: 'Is the tool reachable from here? Behind a proxy or a VPN it may not be.',
  'forbidden-host': 'The plugin reaches for a host that it did not name: tell its author.',
  'too-large': 'The address may be that of something else.',
  unreadable: 'The address may be that of something else.',
};

/**
 * Asks the tool by the plugin's `check`. A plugin without one is well where its secrets are there and its transport opens.
 * Never throws.
 *
 * @param context with settings that the plugin's schema has taken
 * @param options.timeout in milliseconds. Default: 3000
 * @example await checkConnection(transport, plugin, context) // { ok: true, account: 'ada@acme', detail: null, milliseconds: 120 }
 */
export async function checkConnection(
  transport: OpenTransport,
  plugin: Plugin,
  context: PureContext<unknown>,
  options: { readonly timeout?: number } = {},
): Promise<Checked> {
  const start = performance.now();
  const outcome = await checked(transport, plugin, context, options.timeout ?? 3000);
  return { ...outcome, milliseconds: Math.round(performance.now() - start) };
}

async function checked(
  transport: OpenTransport,
  plugin: Plugin,
  context: PureContext<unknown>,
  milliseconds: number,
): Promise<Outcome> {
  const { mask } = transport;
  const [missing] = transport.missing;
  if (missing) {
    const { label = missing, help } = plugin.manifest.secrets?.[missing] ?? {};
    return { ok: false, reason: `${label} is missing`, ...(help && { hint: help }) };
  }
  try {
    return await within({ milliseconds, what: 'the check' }, (signal) =>
      ask(transport, plugin, context, signal),
    );
  } catch (error) {
    const hint = MspError.is(error) ? error.hint : HINTS[failureOf(error, mask).reason];
    return {
      ok: false,
      reason: failureOf(error, mask).message,
      ...(hint && { hint: cleanText(hint, mask) }),
    };
  }
}

async function ask(
  transport: OpenTransport,
  { check }: Plugin,
  context: PureContext<unknown>,
  signal: AbortSignal,
): Promise<Outcome> {
  if (!check) {
    const failed = await transport.ready();
    return failed ? refused(failed) : { ok: true, account: null, detail: null };
  }
  const reply = await transport.send(check.ask(context), [], { signal });
  if (reply.kind === 'failure' && !isOfTool(reply)) return refused(reply);
  return account(check.read(reply), transport);
}

/** With a status or a code of its own it is the tool's answer, which the plugin understands better. */
function isOfTool({ status, reason, code }: Failure): boolean {
  return status !== undefined || (reason === 'thrown' && code !== undefined && !code.startsWith('MSP_'));
}

function refused({ reason, message }: Failure): Outcome {
  const hint = HINTS[reason];
  return { ok: false, reason: message, ...(hint && { hint }) };
}

function account(told: unknown, { mask }: OpenTransport): Outcome {
  const line = (name: string) => {
    const text = peekText(told, name);
    return text === undefined ? null : cleanText(text, mask).slice(0, 300).toWellFormed();
  };
  return { ok: true, account: line('account'), detail: line('detail') };
}
