/** Appending events that may be there already. */
import type { MspEvent, StoreTransaction } from '@msp/protocol';
import { appendEvents } from '../state/project.js';
import { canonical } from './document.js';
import { refused } from './refuse.js';

/** What an import did. */
export interface ImportCount {
  /** Sessions that were not there before. */
  sessions: number;
  events: number;
  /** Events that were there already. */
  skipped: number;
}

/** The event of exactly this id. Ids may be the beginning of others, so more than one may have to be read. */
export async function eventById(
  transaction: Pick<StoreTransaction, 'eventsByIdPrefix'>,
  id: string,
): Promise<MspEvent | null> {
  for (let limit = 8; ; limit *= 8) {
    const events = await transaction.eventsByIdPrefix(id, limit);
    const found = events.find((event) => event.id === id);
    if (found || events.length < limit) {
      if (!found) return null;
      const { sequence: _, ...event } = found;
      return event;
    }
  }
}

/** Appends what is missing, and counts. */
export class Appender {
  readonly count: ImportCount = { sessions: 0, events: 0, skipped: 0 };
  /** Sessions that this import gave at least one event. */
  readonly touched = new Set<string>();
  readonly #transaction: StoreTransaction;
  readonly #isEmpty: boolean;

  private constructor(transaction: StoreTransaction, isEmpty: boolean) {
    this.#transaction = transaction;
    this.#isEmpty = isEmpty;
  }

  /** Into an empty store nothing has to be looked up. */
  static async of(transaction: StoreTransaction): Promise<Appender> {
    return new Appender(transaction, (await transaction.statistics()).events === 0);
  }

  /**
   * @param same must an event that is there be the same in every field? Otherwise its id is enough.
   * @throws `MSP014` where an id stands for two different events.
   */
  async append(events: readonly MspEvent[], same: boolean): Promise<void> {
    const missing: MspEvent[] = [];
    for (const event of events) {
      const there = this.#isEmpty ? null : await eventById(this.#transaction, event.id);
      if (there === null) missing.push(event);
      else if (same && canonical(there) !== canonical(event)) {
        throw refused(
          `The store has an event ${event.id} too, and it says something else.`,
          'Nothing was imported. One of the two was changed by hand; see: msp validate',
        );
      }
    }
    const recorded = await appendEvents(this.#transaction, missing);
    const [first, last] = [recorded[0], recorded.at(-1)];
    if (first && last) await this.#transaction.markImported(first.sequence, last.sequence);
    for (const event of missing) this.touched.add(event.sessionId);
    this.count.sessions += missing.filter(({ type }) => type === 'session-started').length;
    this.count.events += missing.length;
    this.count.skipped += events.length - missing.length;
  }
}
