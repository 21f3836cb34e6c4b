/** Sends what one plugin has in the outbox: claims lanes, has them served side by side, and gives back what it does not come to. */
import type { Connection } from '@msp/protocol';
import { CONCURRENCY, type Lane, lanesOf, portion, TIMEOUT, unitsOf } from './batch.js';
import { impatient, newConnection } from './breaker.js';
import { Dispatch, type DispatchOptions } from './dispatch.js';
import { Gate } from './gate.js';
import { Settler } from './settler.js';

/** What sending depends on. */
export interface SenderOptions extends Omit<DispatchOptions, 'gate' | 'settler'> {
  /** Names this process among all that send from this store. */
  readonly owner: string;
  /** Which breakers are not waited for: somebody asks for it now, or what was missing is there. */
  eager?(connection: Connection): boolean;
}

/** Lanes that are served as one, and when the claim on them runs out, in milliseconds since 1970. */
interface Unit {
  readonly lanes: readonly Lane[];
  readonly until: number;
}

const SHORTEST_LEASE = 60_000;

/** One run of one plugin. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #settler: Settler;
  readonly #gate: Gate;
  readonly #dispatch: Dispatch;
  #buffer: Unit[] = [];
  #refilling: Promise<void> | null = null;
  #claimed = 0;

  private constructor(options: SenderOptions, connection: Connection) {
    this.#options = options;
    this.#settler = new Settler(options.store, options.owner, options.now);
    this.#gate = new Gate(options, connection, (changed) => this.#settler.note(changed));
    this.#dispatch = new Dispatch({ ...options, gate: this.#gate, settler: this.#settler });
  }

  /** Sends all that is due now. Ends when nothing is, or when the plugin has to wait. */
  static async run(options: SenderOptions): Promise<void> {
    const { name } = options.loaded;
    const known = (await options.store.connections()).find(({ plugin }) => plugin === name);
    const { name: title } = options.loaded.plugin.manifest;
    const connection = { ...(known ?? newConnection(name)), title };
    const sender = new Sender(options, options.eager?.(connection) ? impatient(connection) : connection);
    try {
      await sender.#run();
    } finally {
      await sender.#gate.close();
    }
  }

  async #run(): Promise<void> {
    for (;;) {
      const before = this.#claimed;
      const alone = this.#gate.halfOpen();
      const workers = alone ? 1 : (this.#options.loaded.plugin.manifest.limits?.concurrency ?? CONCURRENCY);
      try {
        await Promise.all(Array.from({ length: workers }, () => this.#work(alone)));
      } finally {
        await this.#giveBack();
        await this.#settler.finish();
      }
      if (this.#claimed === before || !this.#gate.mayGoOn()) return;
    }
  }

  /** Serves one unit after another; only one where it is to be found out whether the tool works again. */
  async #work(alone: boolean): Promise<void> {
    for (;;) {
      if (!this.#gate.mayGoOn()) return;
      if (this.#buffer.length === 0) await this.#refill();
      const unit = this.#buffer.shift();
      if (!unit) return;
      await this.#dispatch.send(unit.lanes, unit.until);
      if (alone) return;
    }
  }

  #refill(): Promise<void> {
    this.#refilling ??= this.#claim().finally(() => {
      this.#refilling = null;
    });
    return this.#refilling;
  }

  async #claim(): Promise<void> {
    const { store, loaded, owner } = this.#options;
    const { limits } = loaded.plugin.manifest;
    const together = loaded.plugin.combine?.limit ?? 1;
    const alone = this.#gate.halfOpen();
    const { lanes, perLane } = portion(limits ?? {}, together);
    const now = this.#options.now().getTime();
    const until = now + Math.max(SHORTEST_LEASE, 2 * (limits?.timeout ?? TIMEOUT) * (perLane + 1));
    const entries = await store.transaction((transaction) =>
      transaction.claim({
        plugin: loaded.name,
        owner,
        now: new Date(now).toISOString(),
        until: new Date(until).toISOString(),
        lanes: alone ? 1 : lanes,
        perLane: alone ? 1 : perLane,
      }),
    );
    this.#claimed += entries.length;
    this.#buffer.push(...unitsOf(lanesOf(entries), together).map((unit) => ({ lanes: unit, until })));
  }

  /** What was claimed and not begun goes back as it was. */
  async #giveBack(): Promise<void> {
    const rest = this.#buffer.splice(0).flatMap(({ lanes }) => lanes.flat());
    await Promise.all(rest.map(({ id }) => this.#settler.settle({ id, status: 'untouched' })));
  }
}
