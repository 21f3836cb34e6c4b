/**
 * The query generator: each plugin reads the log with a cursor of its own and says what should happen in its tool.
 * Operations and cursor move in one transaction, so that every event is planned exactly once.
 */
import type { Cursor, Planned, Store } from '@msp/protocol';
import { beginning } from './cursor.js';
import { messageOf, type Planner, type PlanOptions, planEvent, problemEntry } from './event.js';
import { deepFreeze } from './freeze.js';
import { PlanMemory } from './memory.js';
import { setupOf } from './operations.js';

/** What planning brought. */
export interface PlanResult {
  /** Operations that are new in the outbox. */
  readonly planned: number;
  /** Events that were read. */
  readonly events: number;
}

/** How many events are read at once. */
const PAGE = 500;

/**
 * Plans everything that one plugin has not planned yet. Several processes may do so at once: who comes second finds the
 * cursor moved, and goes on from there.
 *
 * An event for which the plugin throws, or returns what are no operations, is entered into the outbox as parked, with the
 * reason; `msp outbox retry` plans it again.
 */
export async function planPlugin(store: Store, planner: Planner, options: PlanOptions): Promise<PlanResult> {
  const memory = options.memory ?? new PlanMemory(store);
  const { sessions, numbers } = memory;
  let planned = await planSetup(store, planner, options);
  let events = 0;
  while (!options.signal?.aborted) {
    const cursor = await cursorOf(store, planner.name, options);
    // A long log is read without ever waiting; whoever else has something to do in this process gets a turn.
    await new Promise(setImmediate);
    const page = await store.events({ after: cursor.sequence, limit: PAGE });
    const last = page.at(-1);
    if (!last) break;
    if (memory.sequence !== cursor.sequence) memory.restart();
    const imported = await store.importedRanges(cursor.sequence);
    const due: Planned[] = [];
    for (const event of page) {
      const skipped = event.sequence > cursor.replayUntil && imported.some(isWithin(event.sequence));
      due.push(
        ...(await planEvent(deepFreeze(event), planner, { store, sessions, numbers, skipped, ...options })),
      );
    }
    const added = await advance(store, cursor, last.sequence, due, options.now());
    // Where somebody else was faster, the next page is not the one after this.
    memory.sequence = added === null ? -1 : last.sequence;
    if (added === null) continue;
    planned += added;
    events += page.length;
  }
  return { planned, events };
}

const isWithin = (sequence: number) => (range: readonly [first: number, last: number]) =>
  range[0] <= sequence && sequence <= range[1];

async function cursorOf(store: Store, plugin: string, options: PlanOptions): Promise<Cursor> {
  const found = await store.cursor(plugin);
  if (found) return found;
  return store.transaction(async (transaction) => {
    const meanwhile = await transaction.cursor(plugin);
    if (meanwhile) return meanwhile;
    const cursor = await beginning(transaction, plugin, options.now(), options.sessionTimeout);
    await transaction.putCursor(cursor);
    return cursor;
  });
}

/** Null where somebody else moved the cursor meanwhile: nothing was kept then. */
async function advance(
  store: Store,
  from: Cursor,
  sequence: number,
  due: readonly Planned[],
  now: Date,
): Promise<number | null> {
  return store.transaction(async (transaction) => {
    const current = await transaction.cursor(from.plugin);
    if (current?.sequence !== from.sequence || current.replayUntil !== from.replayUntil) return null;
    const added = due.length > 0 ? await transaction.enqueue(due, now.toISOString()) : 0;
    await transaction.putCursor({ ...current, sequence });
    return added;
  });
}

/** Plans the plugin's setup where its keys are not those that were planned last. */
async function planSetup(store: Store, planner: Planner, options: PlanOptions): Promise<number> {
  const { name: plugin, version } = planner;
  let due: Planned[];
  try {
    due = setupOf(planner).map((operation) => ({ plugin, version, sequence: 0, sessionId: null, operation }));
  } catch (error) {
    due = [problemEntry(planner, null, `its setup failed: ${messageOf(error)}`)];
  }
  const setup = JSON.stringify(due.map(({ operation }) => operation.key));
  const cursor = await cursorOf(store, plugin, options);
  if (cursor.setup === setup || (due.length === 0 && cursor.setup === null)) return 0;
  return store.transaction(async (transaction) => {
    const current = (await transaction.cursor(plugin)) ?? cursor;
    const added = due.length > 0 ? await transaction.enqueue(due, options.now().toISOString()) : 0;
    await transaction.putCursor({ ...current, setup });
    return added;
  });
}
