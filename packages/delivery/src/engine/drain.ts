/** Delivers until what belongs to one session is sent, or time is up: what `msp end` and `msp deliver` do. */

import { lastSequence } from '@msp/core';
import type { OutboxCount, Store } from '@msp/protocol';
import type { Deliverer } from './deliverer.js';
import { agenda } from './schedule.js';
import { wait } from './wait.js';

/** How far it is. */
export interface DrainProgress {
  readonly sent: number;
  readonly queued: number;
  readonly parked: number;
}

/** What to drain, and for how long. */
export interface DrainOptions {
  readonly store: Store;
  /** Null where another process delivers: it is watched. */
  readonly deliverer: Deliverer | null;
  /** The plugins that send. */
  readonly plugins: readonly string[];
  /** Those of them that nothing can be expected of now: they are counted, not waited for. */
  readonly shut?: readonly string[];
  /** Only entries of this session count; all where absent. */
  readonly sessionId?: string;
  /** When to give up, milliseconds since 1970. */
  readonly deadline: number;
  now(): Date;
  readonly signal: AbortSignal;
  onProgress?(progress: DrainProgress): void;
}

/** How often a process that watches looks, in milliseconds. */
const LOOK = 50;
/** So long it is waited until those are planned that are not sent now: another process does that, if nothing is wrong with them. */
const PLANNING = 1_000;
/** So many entries are looked through for those that another process has sent. */
const LATEST = 500;

/** Ends when nothing is queued any more that could be sent before the deadline. */
export async function drain(options: DrainOptions): Promise<DrainProgress> {
  const { store, deliverer, deadline, signal } = options;
  const awaited = options.plugins.filter((name) => !options.shut?.includes(name));
  const since = options.now().toISOString();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), Math.max(0, deadline - options.now().getTime()));
  const both = AbortSignal.any([signal, stop.signal]);
  const watching = watch(options, since, both);
  const over = ended(both);
  const began = options.now().getTime();
  try {
    for (;;) {
      if (deliverer) await Promise.race([deliverer.pass(both), over]);
      const progress = await counted(options, since);
      options.onProgress?.(progress);
      const mayLack = deliverer !== null || options.now().getTime() - began > PLANNING;
      const planned = await isPlanned(store, mayLack ? awaited : options.plugins);
      // What another process sends is not due before its claim runs out, and may still come soon: only pauses count there.
      const { due, paused } = await agenda(store, awaited, options.now());
      const left = await queuedOf(options, awaited);
      if (both.aborted || (planned && left === 0)) return progress;
      const next = deliverer ? due : paused;
      if (planned && next !== null && options.now().getTime() + next > deadline) return progress;
      await wait(deliverer ? Math.min(Math.max(due ?? LOOK, LOOK), 1000) : LOOK, both);
    }
  } finally {
    clearTimeout(timer);
    stop.abort();
    await watching;
  }
}

/**
 * Resolves when the signal says stop. What is under way then is not waited for: nobody knows whether it landed, and the next process
 * finds that out.
 */
const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });

/** Tells the progress while a pass runs. */
async function watch(options: DrainOptions, since: string, signal: AbortSignal): Promise<void> {
  if (!options.onProgress) return;
  while (!signal.aborted) {
    await wait(LOOK * 2, signal);
    if (!signal.aborted) options.onProgress(await counted(options, since));
  }
}

/** How much of what is waited for is still queued. */
async function queuedOf({ store, sessionId }: DrainOptions, plugins: readonly string[]): Promise<number> {
  const only = sessionId === undefined ? {} : { sessionId };
  const counts = await store.outboxCounts({ statuses: ['queued'], ...only });
  return counts.reduce((sum, each) => sum + (plugins.includes(each.plugin) ? each.count : 0), 0);
}

async function isPlanned(store: Store, plugins: readonly string[]): Promise<boolean> {
  const [sequence, cursors] = await Promise.all([lastSequence(store), store.cursors()]);
  return plugins.every(
    (plugin) => (cursors.find((each) => each.plugin === plugin)?.sequence ?? -1) >= sequence,
  );
}

async function counted(
  { store, plugins, sessionId, deliverer }: DrainOptions,
  since: string,
): Promise<DrainProgress> {
  const statuses =
    sessionId === undefined ? (['queued', 'parked'] as const) : (['queued', 'parked', 'sent'] as const);
  const counts = await store.outboxCounts({ statuses, ...(sessionId !== undefined && { sessionId }) });
  const of = (status: OutboxCount['status']) =>
    counts
      .filter((each) => each.status === status && plugins.includes(each.plugin))
      .reduce((sum, { count }) => sum + count, 0);
  // All that was ever sent is nobody's question, and would take long to count.
  const sent = sessionId === undefined ? (deliverer?.sent ?? (await sentSince(store, since))) : of('sent');
  return { sent, queued: of('queued'), parked: of('parked') };
}

/** How many of the entries that were planned last the tools have taken since then, whoever sent them. */
async function sentSince(store: Store, since: string): Promise<number> {
  const latest = await store.outbox({ statuses: ['sent'], order: 'descending', limit: LATEST });
  return latest.filter(({ settledAt }) => settledAt !== null && settledAt >= since).length;
}
