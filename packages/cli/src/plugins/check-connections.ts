/** Tests the connection of plugins, side by side, and remembers what came of it. */
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type DisabledPlugin, type Host, type LoadedPlugin, pureContext } from '@msp/core';
import { type Checked, checkConnection, newConnection, type OpenTransport, succeeded } from '@msp/delivery';
import { MspError } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { hungFileOf } from './hung.js';
import { type Kit, missingSecret, openKit } from './kit.js';

/** How it stands with the connection of one plugin, as `--json` prints it. */
interface ConnectionCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly hint: string | null;
  readonly account: string | null;
  readonly detail: string | null;
  readonly milliseconds: number;
}

/** What `msp check` found out. */
export interface Checks {
  readonly checks: readonly ConnectionCheck[];
  /** Plugins with no connection to test, and why. */
  readonly passedOver: readonly Pick<ConnectionCheck, 'name' | 'message' | 'hint'>[];
  /** May something be sent that waited before? */
  readonly mended: boolean;
}

/** @param name only this plugin, also where it is switched off or only generates queries; all that send where absent */
export async function checkConnections(
  host: Host & Place,
  shell: Shell,
  name: string | undefined,
): Promise<Checks> {
  const kit = await openKit(host, shell, name === undefined ? {} : { names: [name] });
  const idle = kit.all.filter(
    ({ entry }) => name === undefined && (!entry.enabled || entry.mode !== 'integrated'),
  );
  const asked = kit.all.filter((each) => !idle.includes(each));
  const checks = await Promise.all(
    asked.map((each) => (each.state === 'disabled' ? unusable(each) : checkOne(each, kit))),
  );
  return { checks, passedOver: idle.map(whyIdle), mended: await remember(host, checks) };
}

const unusable = ({ name, reason, hint }: DisabledPlugin): ConnectionCheck => ({
  ...{ name, ok: false, message: sentence(reason), hint },
  ...{ account: null, detail: null, milliseconds: 0 },
});

function whyIdle({ name, entry, ...each }: LoadedPlugin | DisabledPlugin): Checks['passedOver'][number] {
  if (entry.enabled)
    return { name, message: `The mode is ${entry.mode}: MSP itself sends nothing`, hint: null };
  const { reason, hint } = each as DisabledPlugin;
  return { name, message: sentence(reason), hint };
}

async function checkOne(loaded: LoadedPlugin, kit: Kit): Promise<ConnectionCheck> {
  const { name } = loaded;
  const start = performance.now();
  let transport: OpenTransport;
  try {
    transport = await kit.transport(loaded);
  } catch (error) {
    if (!MspError.is(error)) throw error;
    const milliseconds = Math.round(performance.now() - start);
    return resultOf(name, { ok: false, reason: error.message, hint: error.hint, milliseconds });
  }
  try {
    if (transport.missing.length > 0) return missing(loaded, transport.missing);
    const { context } = pureContext(name, loaded.settings);
    return resultOf(name, await checkConnection(transport, loaded.plugin, context));
  } finally {
    // One that is still being opened is not waited for: the process ends soon.
    await Promise.race([transport.close(), setTimeout(CLOSING)]);
  }
}

/** Milliseconds for a transport to close. */
const CLOSING = 500;

function missing(loaded: LoadedPlugin, secrets: readonly string[]): ConnectionCheck {
  const all = secrets.map((secret) => missingSecret(loaded, secret));
  const reason = all.map((each) => each.reason).join(', ');
  const hint = all.map((each) => each.hint).join(' ');
  return resultOf(loaded.name, { ok: false, reason, hint, milliseconds: 0 });
}

function resultOf(name: string, checked: Checked): ConnectionCheck {
  const { ok, milliseconds } = checked;
  if (!ok) {
    const { reason, hint = null } = checked;
    return { name, ok, message: sentence(reason), hint, account: null, detail: null, milliseconds };
  }
  const { account, detail } = checked;
  const message = `${account ?? 'Ready'}${detail === null ? '' : ` (${detail})`}`;
  return { name, ok, message, hint: null, account, detail, milliseconds };
}

/** With a capital letter, unless it begins with a name. */
const sentence = (text: string): string =>
  /^[a-z]+[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/**
 * Whatever works is not waited for any more: its breaker is closed, and that it once never returned is forgotten. Where the store
 * cannot be written, or is not there, nothing is remembered.
 */
async function remember(host: Host, checks: readonly ConnectionCheck[]): Promise<boolean> {
  const well = checks.filter(({ ok }) => ok);
  if (well.length === 0) return false;
  const forgiven = forgetHung(host.stateDirectory, well);
  try {
    return (await closeBreakers(host, well)) || forgiven;
  } catch (error) {
    if (MspError.is(error)) return false;
    throw error;
  }
}

function closeBreakers({ store, now }: Host, well: readonly ConnectionCheck[]): Promise<boolean> {
  return store.transaction(async (transaction) => {
    const connections = await transaction.connections();
    let mended = false;
    for (const { name, account } of well) {
      const before = connections.find(({ plugin }) => plugin === name) ?? newConnection(name);
      const { lastSuccess } = before;
      // A pause that the tool itself asked for still holds.
      const after = { ...succeeded(before, now().getTime()), lastSuccess, account };
      await transaction.putConnection(after);
      mended ||= before.breaker === 'open';
    }
    return mended;
  });
}

function forgetHung(stateDirectory: string, well: readonly ConnectionCheck[]): boolean {
  const file = hungFileOf(stateDirectory);
  try {
    const { plugin } = JSON.parse(readFileSync(file, 'utf8')) as { plugin?: unknown };
    if (!well.some(({ name }) => name === plugin)) return false;
    rmSync(file);
    return true;
  } catch {
    // None hung, or the folder cannot be written.
    return false;
  }
}
