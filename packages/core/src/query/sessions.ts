/** Sessions as they stood at a place in the log, folded while one reads on. */
import type { RecordedEvent, Session, SessionHead, StoreReader } from '@msp/protocol';
import { foldHead } from '../state/head.js';
import { foldSession } from '../state/session.js';
import { deepFreeze } from './freeze.js';

/** As many sessions are kept; the one that was met longest ago goes first. */
const KEPT = 100;

interface Kept {
  head: SessionHead;
  readonly events: RecordedEvent[];
}

/** How a session stood after an event. */
export interface Moment {
  readonly session: SessionHead;
  /** Whole; folded when it is asked for. */
  records(): Session;
}

/** Follows the log event by event. */
export class SessionsInTime {
  readonly #store: Pick<StoreReader, 'events'>;
  readonly #kept = new Map<string, Kept>();

  constructor(store: Pick<StoreReader, 'events'>) {
    this.#store = store;
  }

  /** The session of an event, right after it. Null where the log does not have the session's start. */
  async after(event: RecordedEvent): Promise<Moment | null> {
    const kept = this.#kept.get(event.sessionId) ?? (await this.#before(event));
    const head = foldHead(kept?.head ?? null, event);
    if (!head) return null;
    const events = kept?.events ?? [];
    events.push(event);
    this.#keep(event.sessionId, { head, events });
    const length = events.length;
    let records: Session | null = null;
    return {
      session: deepFreeze(head),
      records() {
        records ??= foldSession(events.slice(0, length));
        if (!records) throw new Error('the session has no start');
        return deepFreeze(records);
      },
    };
  }

  /** What came before in the log is forgotten: the next event is not the one after the last. */
  restart(): void {
    this.#kept.clear();
  }

  async #before(event: RecordedEvent): Promise<Kept | null> {
    const events = await this.#store.events({ sessionId: event.sessionId, before: event.sequence });
    let head: SessionHead | null = null;
    for (const earlier of events) head = foldHead(head, earlier);
    return head && { head, events };
  }

  #keep(id: string, kept: Kept): void {
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
