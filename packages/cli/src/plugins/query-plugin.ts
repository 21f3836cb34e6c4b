/** `msp query`: asks a plugin for something, prints what would be sent, and sends it only where that was asked for. */
import type { Host, LoadedPlugin } from '@msp/core';
import { MspError, type OutboxEntry, type Query, type Warning } from '@msp/protocol';

import { openHost, type Place } from '../host.js';
import type { Shell } from '../shell.js';
import { openKit } from './kit.js';
import { generate, type RequestWish } from './requests.js';
import { ask, carryOut, type ToldThing } from './send-request.js';

/** As it stands on the command line. */
export interface QueryWish extends RequestWish {
  readonly plugin: string;
  /** How long to wait for the tool, in seconds; null: nothing is sent. */
  readonly seconds: number | null;
}

/** What came of it. */
export interface QueryResult {
  readonly queries: readonly Query[];
  /** What the tool told; null where it was not asked. */
  readonly results: readonly ToldThing[] | null;
  /** What became of operations; null where none were sent. */
  readonly entries: readonly OutboxEntry[] | null;
  readonly warnings: readonly Warning[];
}

/** @throws an `MspError` `MSP004` where the plugin or its tool does not do it, and what `generate` throws */
export async function queryPlugin(wish: QueryWish, host: Host & Place, shell: Shell): Promise<QueryResult> {
  const { plugin: name, seconds } = wish;
  const kit = await openKit(host, shell, { names: [name] });
  const [loaded] = kit.all;
  if (!loaded || loaded.state === 'disabled') {
    const message = `${name} cannot be used: ${loaded?.reason ?? 'it is not there'}.`;
    throw new MspError('MSP004', { message, hint: loaded?.hint ?? 'See them: msp plugin list' });
  }
  const generated = await generate(loaded, wish, host);
  const isQuestion = generated.kind === 'question';
  const queries = isQuestion ? [generated.query] : generated.operations.map(({ query }) => query);
  const nothing = { queries, results: null, entries: null, warnings: [] };
  if (seconds === null) return nothing;
  assertSends(loaded);
  if (isQuestion) return { ...nothing, results: await ask(loaded, generated, kit, host) };
  // What is sent is kept in the store, so there has to be one.
  const writing = await openHost(shell, 'made');
  return { ...nothing, ...(await carryOut(loaded, generated, seconds, writing, shell)) };
}

function assertSends({ name, mode }: LoadedPlugin): void {
  if (mode === 'integrated') return;
  throw new MspError('MSP004', {
    message: `${name} has the mode ${mode}: MSP itself sends nothing to it.`,
    hint: `Leave --send out, and do it yourself. Or have MSP send: msp config set plugins.${name}.mode integrated`,
  });
}
