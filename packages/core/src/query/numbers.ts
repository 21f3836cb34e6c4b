import type { RecordedEvent, StoreReader } from '@msp/protocol';

/** Numbers the decisions of each project from 1, in the order of the log. */
export class DecisionNumbers {
  readonly #store: Pick<StoreReader, 'decisions'>;
  readonly #next = new Map<string, number>();

  constructor(store: Pick<StoreReader, 'decisions'>) {
    this.#store = store;
  }

  async of({ project, sequence }: RecordedEvent): Promise<number> {
    let number = this.#next.get(project);
    if (number === undefined) {
      const all = await this.#store.decisions({ project });
      number = all.filter((each) => each.sequence < sequence).length + 1;
    }
    this.#next.set(project, number + 1);
    return number;
  }

  restart(): void {
    this.#next.clear();
  }
}
