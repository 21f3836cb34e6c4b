/** Plans single events again whose planning failed: after the plugin was mended, say. */
import type { OutboxEntry, Planned, Store } from '@msp/protocol';
import { type Planner, type PlanOptions, planEvent, UNPLANNED } from './event.js';
import { deepFreeze } from './freeze.js';
import { DecisionNumbers } from './numbers.js';
import { setupOf } from './operations.js';
import { SessionsInTime } from './sessions.js';

/** Stands an entry for an event that could not be planned? */
export const isUnplanned = (entry: Pick<OutboxEntry, 'operation'>): boolean =>
  entry.operation.key.startsWith(UNPLANNED);

/**
 * Plans the event of such an entry again. Where that works, its operations take the entry's place.
 *
 * @returns why it failed again, or null
 */
export async function replan(
  store: Store,
  planner: Planner,
  entry: OutboxEntry,
  options: PlanOptions,
): Promise<string | null> {
  let planned: Planned[];
  try {
    planned = await plannedAnew(store, planner, entry, options);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const problem = planned.find((each) => each.problem !== undefined)?.problem;
  if (problem !== undefined) return problem;
  await store.transaction(async (transaction) => {
    await transaction.enqueue(planned, options.now().toISOString());
    await transaction.close([entry.id], 'discarded', options.now().toISOString());
  });
  return null;
}

async function plannedAnew(
  store: Store,
  planner: Planner,
  entry: OutboxEntry,
  options: PlanOptions,
): Promise<Planned[]> {
  const { name: plugin, version } = planner;
  if (entry.sequence === 0)
    return setupOf(planner).map((operation) => ({
      ...{ plugin, version, sequence: 0, sessionId: null, operation },
    }));
  const [event] = await store.events({ after: entry.sequence - 1, limit: 1 });
  if (!event) return [];
  const sessions = new SessionsInTime(store);
  const numbers = new DecisionNumbers(store);
  return planEvent(deepFreeze(event), planner, { store, sessions, numbers, skipped: false, ...options });
}
