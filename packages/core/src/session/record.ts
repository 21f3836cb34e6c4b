/** Records what happened: judge, make the events, append them with all that follows from them, in one transaction. */
import type {
  BlockerEntry,
  EventType,
  MspEvent,
  ProtocolState,
  Recorded,
  RecordedEvent,
  SessionHead,
  StoreTransaction,
  Warning,
} from '@msp/protocol';
import type { Host } from '../host.js';
import { mainText } from '../recall/text.js';
import { headAfter } from '../state/head.js';
import { assertAllowed, stateOf } from '../state/lifecycle.js';
import { appendEvents } from '../state/project.js';
import { clockWarnings } from './clock.js';
import { sessionToRecordInto } from './current.js';

/** What a command that records gives back. */
export interface RecordResult {
  readonly head: SessionHead;
  readonly state: ProtocolState;
  readonly recorded: Recorded[];
  readonly warnings: Warning[];
  /** The blocker that was resolved, by `resolveBlocker` only. */
  readonly blocker?: BlockerEntry;
}

/** The events that a command makes for a session, and what the person should know; reads through the transaction. */
export type Draft = (
  head: SessionHead,
  transaction: StoreTransaction,
) => Promise<{ events: MspEvent[]; warnings?: Warning[]; blocker?: BlockerEntry }>;

/** An event as a command reports it. */
function recordedOf(event: MspEvent): Recorded {
  const autoDetected = 'autoDetected' in event.data && event.type !== 'update-recorded';
  return { id: event.id, type: event.type, text: mainText(event), autoDetected };
}

/**
 * Appends what `draft` makes for the session that is active here.
 *
 * @param type the main event's type: the lifecycle must allow it.
 * @throws `MSP002` no session is active; `MSP016` the session's state does not allow it; whatever `draft` throws. Nothing is
 * recorded then.
 */
export async function record(
  host: Host,
  type: EventType,
  warnings: readonly Warning[],
  draft: Draft,
): Promise<RecordResult> {
  return host.store.transaction(async (transaction) => {
    const before = await sessionToRecordInto(transaction, host);
    assertAllowed(before, type);
    const made = await draft(before, transaction);
    const events: RecordedEvent[] = await appendEvents(transaction, made.events, [before]);
    const head = headAfter(before, events);
    return {
      head,
      state: stateOf(head, host.now(), host.config.features.sessionTimeout),
      recorded: events.map(recordedOf),
      warnings: [...warnings, ...clockWarnings(before, host.now()), ...(made.warnings ?? [])],
      ...(made.blocker && { blocker: made.blocker }),
    };
  });
}
