/** What a host knows at each event of a log. */
import { type Circumstances, deepFreeze, foldHead, foldSession } from '@msp/core';
import { type RecordedEvent, referredId, type SessionHead } from '@msp/protocol';

/** An event, and what a hook is told beside it. */
export interface Moment {
  readonly event: RecordedEvent;
  readonly circumstances: Circumstances;
}

/** Every event of a log with its circumstances. All of it is frozen, as the host freezes it. */
export function momentsOf(log: readonly RecordedEvent[]): Moment[] {
  const heads = new Map<string, SessionHead | null>();
  const histories = new Map<string, RecordedEvent[]>();
  const decisions = new Map<string, number>();
  const known = new Map<string, RecordedEvent>();
  return log.map((each) => {
    const event = deepFreeze(each);
    known.set(event.id, event);
    const session = foldHead(heads.get(event.sessionId) ?? null, event);
    if (!session) throw new Error(`the log does not have the start of ${event.sessionId}`);
    heads.set(event.sessionId, session);
    const history = histories.get(event.sessionId) ?? [];
    histories.set(event.sessionId, history);
    const length = history.push(event);
    let number: number | null = null;
    if (event.type === 'decision-made') {
      number = (decisions.get(event.project) ?? 0) + 1;
      decisions.set(event.project, number);
    }
    return {
      event,
      circumstances: {
        session: deepFreeze(session),
        refers: known.get(referredId(event) ?? '') ?? null,
        number,
        records() {
          const whole = foldSession(history.slice(0, length));
          if (!whole) throw new Error('the session has no start');
          return deepFreeze(whole);
        },
      },
    };
  });
}
