/** Plans one event for one plugin. */
import { type Planned, type RecordedEvent, referredId, type StoreReader } from '@msp/protocol';
import { deepFreeze } from './freeze.js';
import { stableUuid } from './identity.js';
import type { PlanMemory } from './memory.js';
import type { DecisionNumbers } from './numbers.js';
import { type Configured, operationsOf, wants } from './operations.js';
import type { SessionsInTime } from './sessions.js';

/** A plugin whose operations are to be planned. */
export interface Planner extends Configured {
  /** The version of its package; null where it has none. */
  readonly version: string | null;
}

/** What planning depends on beside the log. */
export interface PlanOptions {
  now(): Date;
  /** Hours without a sign of life after which a session is not under way any more. */
  readonly sessionTimeout: number;
  /** Called before each call into the plugin, so that one that never returns can be named. */
  readonly onCall?: (plugin: string, event: RecordedEvent) => void;
  readonly signal?: AbortSignal;
  /** Of the same plugin and store, from an earlier planning. */
  readonly memory?: PlanMemory;
}

/** What planning one event needs beside it. */
export interface Around extends PlanOptions {
  readonly store: StoreReader;
  readonly sessions: SessionsInTime;
  readonly numbers: DecisionNumbers;
  /** It came by an import and nobody asked for the past. */
  readonly skipped: boolean;
}

/** The operations of an event, or the entry that tells why there are none. Never throws because of the plugin. */
export async function planEvent(event: RecordedEvent, planner: Planner, around: Around): Promise<Planned[]> {
  const moment = await around.sessions.after(event);
  const number = event.type === 'decision-made' ? await around.numbers.of(event) : null;
  if (around.skipped || !wants(planner, event.type)) return [];
  const { name: plugin, version } = planner;
  const { sequence, sessionId } = event;
  if (!moment) return [problemEntry(planner, event, 'the log does not have the start of its session')];
  const refers = await referred(event, around.store);
  around.onCall?.(plugin, event);
  try {
    const operations = operationsOf(planner, event, { ...moment, refers, number });
    return operations.map((operation) => ({ plugin, version, sequence, sessionId, operation }));
  } catch (error) {
    return [problemEntry(planner, event, messageOf(error))];
  }
}

/** The event that another one speaks of. */
async function referred(event: RecordedEvent, store: StoreReader): Promise<RecordedEvent | null> {
  const id = referredId(event);
  if (id === undefined) return null;
  const found = await store.eventsByIdPrefix(id, 10);
  return deepFreeze(found.find((each) => each.id === id) ?? null);
}

/** The key of the entry that stands for an event which could not be planned. */
export const UNPLANNED = 'unplanned/';

/** Stands in the outbox for what a plugin could not plan, so that it is seen and can be tried again. */
export function problemEntry(
  { name, version }: Planner,
  event: RecordedEvent | null,
  problem: string,
): Planned {
  return {
    plugin: name,
    version,
    sequence: event?.sequence ?? 0,
    sessionId: event?.sessionId ?? null,
    operation: {
      // A failure for another reason, or of another version, is seen again.
      key: `${UNPLANNED}${event?.id ?? 'setup'}/${stableUuid(version ?? '', problem).slice(0, 8)}`,
      lane: event?.sessionId ?? 'setup',
      summary: event ? `${event.type} ${event.id} could not be planned` : 'The setup could not be planned',
      query: { language: 'none', document: {} },
      delivery: 'idempotent',
    },
    problem: `The plugin failed: ${problem}`,
  };
}

export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);
