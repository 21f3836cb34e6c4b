/** What a planner remembers between two looks at the log, so that one more event costs the same in a long session as in a short one. */
import type { StoreReader } from '@msp/protocol';
import { DecisionNumbers } from './numbers.js';
import { SessionsInTime } from './sessions.js';

/** One for each plugin. */
export class PlanMemory {
  readonly sessions: SessionsInTime;
  readonly numbers: DecisionNumbers;
  /** The place in the log that it is true of; -1 while it is of none. */
  sequence = -1;

  constructor(store: Pick<StoreReader, 'events' | 'decisions'>) {
    this.sessions = new SessionsInTime(store);
    this.numbers = new DecisionNumbers(store);
  }

  /** The next event is not the one after the last: everything is read anew. */
  restart(): void {
    this.sessions.restart();
    this.numbers.restart();
  }
}
