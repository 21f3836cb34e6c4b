/**
 * What may happen when: IDLE → ACTIVE → ENDING → COMPLETE, and ACTIVE → CRASHED → (recover) → ACTIVE. Pure.
 * A session that went silent is crashed before anyone wrote so down; the clock decides, so it comes in as an argument.
 */
import {
  MspError,
  type MspEvent,
  type ProtocolState,
  type SessionHead,
  type SessionStatus,
} from '@msp/protocol';
import { hoursBetween, MILLISECONDS_PER_HOUR } from './head.js';

/** From which states an event may come. A start comes from none: there is no session yet. */
const ALLOWED: Record<MspEvent['type'], readonly SessionStatus[]> = {
  'session-started': [],
  'update-recorded': ['active'],
  'decision-made': ['active'],
  'entity-created': ['active'],
  'blocker-raised': ['active'],
  'blocker-resolved': ['active'],
  'note-taken': ['active'],
  'goal-changed': ['active'],
  'session-ended': ['active'],
  'session-completed': ['ending'],
  'session-crashed': ['active', 'ending'],
  'session-resumed': ['crashed'],
  'session-discarded': ['crashed'],
};

/** May an event of this type happen to a session in this status? `null` is a session that does not exist yet. */
export function allows(status: SessionStatus | null, type: MspEvent['type']): boolean {
  return status === null ? type === 'session-started' : ALLOWED[type].includes(status);
}

/** Hours since the session last gave a sign of life; 0 where the clock says that it was in the future. */
export function hoursSilent(head: SessionHead, now: Date): number {
  return hoursBetween(head.lastEventTime, now.toISOString());
}

/** Has a session that nobody ended been silent for longer than `timeout` hours? */
export function wentSilent(head: SessionHead, now: Date, timeout: number): boolean {
  const silence = now.getTime() - Date.parse(head.lastEventTime);
  return (head.status === 'active' || head.status === 'ending') && silence >= timeout * MILLISECONDS_PER_HOUR;
}

/** The state that people are shown. */
export function stateOf(head: SessionHead | null, now: Date, timeout: number): ProtocolState {
  if (head === null) return 'IDLE';
  if (head.status === 'crashed' || wentSilent(head, now, timeout)) return 'CRASHED';
  if (head.status === 'ending') return 'ENDING';
  return head.status === 'completed' ? 'COMPLETE' : 'ACTIVE';
}

const NEXT: Record<SessionStatus, (id: string) => string> = {
  active: (id) => `End it: msp end --session ${id}`,
  ending: (id) => `Finish it: msp end --session ${id}`,
  completed: () => 'Start another: msp start',
  crashed: (id) => `Recover it: msp recover ${id} --resume`,
};

/**
 * Refuses an event that the lifecycle does not allow.
 * @throws `MSP016`, saying where the session stands and the command that goes on from there.
 */
export function assertAllowed(head: SessionHead, type: MspEvent['type']): void {
  if (allows(head.status, type)) return;
  throw new MspError('MSP016', {
    message: `Session ${head.id} is ${head.status}, so this cannot be done to it.`,
    hint: NEXT[head.status](head.id),
  });
}

/**
 * The head as it is to be shown: a session that went silent is crashed, also before anyone wrote so down.
 */
export function asSeen(head: SessionHead, now: Date, timeout: number): SessionHead {
  if (!wentSilent(head, now, timeout)) return head;
  return { ...head, status: 'crashed', recoverable: true, lastKnownGood: head.lastEventId };
}
