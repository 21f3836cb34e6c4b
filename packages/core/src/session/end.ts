/** `msp end`: ACTIVE → ENDING → COMPLETE, and a readable copy in the archive. */
import { type EventOf, MspError, type ProtocolState, type Session, type Warning } from '@msp/protocol';
import type { Host } from '../host.js';
import { assertAllowed } from '../state/lifecycle.js';
import { appendEvents } from '../state/project.js';
import { loadSession } from '../state/session.js';
import { writeArchive } from '../transfer/archive.js';
import { clockWarnings } from './clock.js';
import { sessionToRecordInto } from './current.js';
import { makeEvent } from './event.js';
import { Intake, type RecordOptions } from './input.js';

export interface EndInput {
  readonly summary?: string;
  readonly nextSteps?: readonly string[];
}

export interface EndResult {
  readonly session: Session;
  readonly state: ProtocolState;
  /** The readable copy, relative to the state folder; null where it could not be written. */
  readonly archive: string | null;
  /** Operations that connected tools have taken. */
  readonly delivered: number;
  /** Operations that wait to be sent. */
  readonly queued: number;
  readonly warnings: Warning[];
}

/** Writes the readable copy. That it cannot be written is no reason to fail: the store has everything. */
export async function archive(
  host: Host,
  id: string,
): Promise<{ session: Session; path: string | null; warnings: Warning[] }> {
  const session = await loadSession(host.store, id);
  if (!session)
    throw new MspError('MSP008', {
      message: `Session ${id} is not in the log.`,
      hint: 'See what is there: msp sessions',
    });
  try {
    return { session, path: writeArchive(host.stateDirectory, session), warnings: [] };
  } catch (error) {
    const reason = MspError.is(error)
      ? error.message
      : error instanceof Error
        ? error.message
        : String(error);
    const warning = {
      message: `The readable copy of the session could not be written: ${reason}`,
      hint: `The session is safe in the store. Write it when there is room: msp export --session ${id} --output session.json`,
    };
    return { session, path: null, warnings: [warning] };
  }
}

/** Sends what belongs to a session that is ENDING to the connected tools, as far as that goes now. */
export type HandOver = (
  sessionId: string,
) => Promise<{ readonly delivered: number; readonly queued: number; readonly warnings: readonly Warning[] }>;

const NOBODY: HandOver = async () => ({ delivered: 0, queued: 0, warnings: [] });

/**
 * Ends the active session. Killed half-way, it can be called again and goes on from there.
 *
 * @throws `MSP002` no session is active; `MSP016` its state does not allow it.
 */
export async function endSession(
  host: Host,
  input: EndInput,
  options?: RecordOptions,
  handOver: HandOver = NOBODY,
): Promise<EndResult> {
  const intake = new Intake(options);
  const summary = intake.optional(input.summary, 'summary');
  const nextSteps = intake.list(input.nextSteps, 'next step');
  const before = await host.store.transaction(async (transaction) => {
    const head = await sessionToRecordInto(transaction, host);
    if (head.status === 'ending') return head;
    assertAllowed(head, 'session-ended');
    const event: EventOf<'session-ended'> = makeEvent(host, head, 'session-ended', {
      ...(summary && { summary }),
      nextSteps,
    });
    await appendEvents(transaction, [event], [head]);
    return head;
  });
  const handed = await handOver(before.id);
  await complete(host, before.id);
  const { session, path, warnings } = await archive(host, before.id);
  return {
    session,
    state: 'COMPLETE',
    archive: path,
    delivered: handed.delivered,
    queued: handed.queued,
    warnings: [...intake.warnings, ...clockWarnings(before, host.now()), ...handed.warnings, ...warnings],
  };
}

/** ENDING → COMPLETE, unless another process was faster. */
async function complete(host: Host, id: string): Promise<void> {
  await host.store.transaction(async (transaction) => {
    const head = await transaction.session(id);
    if (head?.status !== 'ending') return;
    await appendEvents(transaction, [makeEvent(host, head, 'session-completed', {})], [head]);
  });
}
