import type { Connection, Operation, OutboxEntry, Reply, Settlement, Verdict } from '@msp/protocol';
import { CONCURRENCY, type Lane, lanesOf, merged, mustProbe, portion, unitsOf } from './batch.js';
import { impatient, newConnection } from './breaker.js';
import { Gate, type GateOptions, isVerdict } from './gate.js';
import { type Judgement, judge, verdictOf } from './judging.js';
import { settlementOf } from './settlement.js';
import { Settler } from './settler.js';

/** What sending depends on. */
export interface SenderOptions extends GateOptions {
  /** Names this process among all that send from this store. */
  readonly owner: string;
  /** From 0 to 1. */
  random(): number;
  /** Which breakers are not waited for: somebody asks for it now, or what was missing is there. */
  eager?(connection: Connection): boolean;
  /** Called after each settlement. */
  onSettled?(entry: OutboxEntry, settlement: Settlement): void;
}

const TIMEOUT = 30_000;
const SHORTEST_LEASE = 60_000;

/** One run of one plugin. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #settler: Settler;
  readonly #gate: Gate;
  #buffer: Lane[][] = [];
  #refilling: Promise<void> | null = null;
  #claimed = 0;

  private constructor(options: SenderOptions, connection: Connection) {
    this.#options = options;
    this.#settler = new Settler(options.store, options.owner, options.now);
    this.#gate = new Gate(options, connection, (changed) => this.#settler.note(changed));
  }

  /** Sends all that is due now. Ends when nothing is, or when the plugin has to wait. */
  static async run(options: SenderOptions): Promise<void> {
    const { name } = options.loaded;
    const known = (await options.store.connections()).find(({ plugin }) => plugin === name);
    const connection = known ?? newConnection(name);
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
      const single = this.#gate.halfOpen();
      const workers = single ? 1 : (this.#options.loaded.plugin.manifest.limits?.concurrency ?? CONCURRENCY);
      try {
        await Promise.all(Array.from({ length: workers }, () => this.#work()));
      } finally {
        await this.#giveBack();
        await this.#settler.finish();
      }
      if (this.#claimed === before || !this.#gate.mayGoOn()) return;
    }
  }

  #time(): number {
    return this.#options.now().getTime();
  }

  async #work(): Promise<void> {
    for (;;) {
      if (!this.#gate.mayGoOn()) return;
      if (this.#buffer.length === 0) await this.#refill();
      const unit = this.#buffer.shift();
      if (!unit) return;
      await this.#send(unit);
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
    const single = this.#gate.halfOpen();
    const { lanes, perLane } = portion(limits ?? {}, together);
    const now = this.#time();
    const lease = Math.max(SHORTEST_LEASE, 2 * (limits?.timeout ?? TIMEOUT) * (perLane + 1));
    const entries = await store.transaction((transaction) =>
      transaction.claim({
        plugin: loaded.name,
        owner,
        now: new Date(now).toISOString(),
        until: new Date(now + lease).toISOString(),
        lanes: single ? 1 : lanes,
        perLane: single ? 1 : perLane,
      }),
    );
    this.#claimed += entries.length;
    this.#buffer.push(...unitsOf(lanesOf(entries), together));
  }

  /** What was claimed and not begun goes back as it was. */
  async #giveBack(): Promise<void> {
    const rest = this.#buffer.splice(0).flat(2);
    await Promise.all(rest.map(({ id }) => this.#settler.settle({ id, status: 'untouched' })));
  }

  async #send(unit: readonly Lane[]): Promise<void> {
    const entries = unit.flat();
    if (entries.length > 1 && this.#options.loaded.plugin.combine && !entries.some(mustProbe))
      await this.#sendTogether(entries);
    else await Promise.all(unit.map((lane) => this.#sendLane(lane)));
  }

  async #sendLane(lane: Lane): Promise<void> {
    for (const [index, entry] of lane.entries()) {
      const verdict = this.#gate.mayGoOn() ? await this.#sendOne(entry) : null;
      const settlement = verdict && (await this.#settle(entry, verdict));
      if (settlement && settlement.status !== 'queued') continue;
      // Whoever comes after it in the lane waits with it.
      const rest = lane.slice(settlement ? index + 1 : index);
      await Promise.all(rest.map(({ id }) => this.#settler.settle({ id, status: 'untouched' })));
      return;
    }
  }

  /** Null where nothing was sent: the plugin has to wait. */
  async #sendOne(entry: OutboxEntry): Promise<Verdict | null> {
    const { loaded } = this.#options;
    const { operation } = entry;
    if (mustProbe(entry) && loaded.plugin.probe) {
      const found = await this.#probe(entry);
      if (found) return found;
    }
    const reply = await this.#gate.ask(operation.query);
    if (!reply) return null;
    if (isVerdict(reply)) return reply;
    const { verdicts } = await this.#judge(reply, [operation]);
    this.#learn(verdicts, reply);
    return verdicts[0] ?? null;
  }

  async #probe({ operation }: OutboxEntry): Promise<Verdict | null> {
    const { probe } = this.#options.loaded.plugin;
    if (!probe) return null;
    try {
      const reply = await this.#gate.ask(probe.ask(operation));
      if (!reply) return { outcome: 'retry', reason: 'its fate is still unknown', landed: 'unknown' };
      if (isVerdict(reply)) return reply;
      const found = probe.found(reply, operation);
      if (found === null) return null;
      const verdict = await this.#gate.masked(verdictOf(found));
      this.#learn([verdict], reply);
      // Only `done` tells that it landed; anything else tells nothing about the operation itself.
      return verdict.outcome === 'done' ? verdict : { ...verdict, outcome: 'retry', landed: 'unknown' };
    } catch (error) {
      const reason = `the plugin's probe failed: ${error instanceof Error ? error.message : String(error)}`;
      return { outcome: 'retry', reason, landed: 'unknown' };
    }
  }

  async #sendTogether(entries: readonly OutboxEntry[]): Promise<void> {
    const { plugin } = this.#options.loaded;
    const operations = entries.map(({ operation }) => operation);
    const query = merged(plugin, operations);
    if (!query) {
      await Promise.all(lanesOf(entries).map((lane) => this.#sendLane(lane)));
      return;
    }
    const reply = await this.#gate.ask(query);
    if (!reply || isVerdict(reply)) {
      await this.#settleAll(
        entries,
        entries.map(() => reply),
      );
      return;
    }
    const { verdicts, single } = await this.#judge(reply, operations);
    const [first] = verdicts;
    if (!single && first?.outcome === 'failed' && first.scope !== 'plugin') {
      // One of them is at fault, and nobody says which.
      const half = Math.ceil(entries.length / 2);
      await this.#sendPart(entries.slice(0, half));
      await this.#sendPart(entries.slice(half));
      return;
    }
    this.#learn(verdicts, reply);
    await this.#settleAll(entries, verdicts);
  }

  async #sendPart(entries: readonly OutboxEntry[]): Promise<void> {
    if (entries.length > 1) await this.#sendTogether(entries);
    else await this.#sendLane(entries);
  }

  async #settleAll(entries: readonly OutboxEntry[], verdicts: readonly (Verdict | null)[]): Promise<void> {
    await Promise.all(
      entries.map((entry, index) => {
        const verdict = verdicts[index];
        return verdict
          ? this.#settle(entry, verdict)
          : this.#settler.settle({ id: entry.id, status: 'untouched' });
      }),
    );
  }

  /** What the plugin says of a reply, with secrets masked. Verdicts that are the same object stay so. */
  async #judge(reply: Reply, operations: readonly Operation[]): Promise<Judgement> {
    const { verdicts, single } = judge(this.#options.loaded.plugin, reply, operations, this.#time());
    const masked = new Map<Verdict, Verdict>();
    for (const verdict of new Set(verdicts)) masked.set(verdict, await this.#gate.masked(verdict));
    return { verdicts: verdicts.map((verdict) => masked.get(verdict) ?? verdict), single };
  }

  #learn(verdicts: readonly Verdict[], reply: Reply): void {
    for (const verdict of new Set(verdicts)) this.#gate.learn(verdict, reply);
  }

  async #settle(entry: OutboxEntry, verdict: Verdict): Promise<Settlement> {
    const { random, onSettled } = this.#options;
    const { lastSuccess } = this.#gate.connection;
    // Most are masked by now; one that came of a plugin's own error is not.
    const settlement = settlementOf(entry, await this.#gate.masked(verdict), {
      now: this.#time(),
      random: random(),
      lastSuccess,
    });
    const written = this.#settler.settle(settlement).then(() => onSettled?.(entry, settlement));
    // What may be doubled if the process dies now is written down before anything else is sent.
    if (entry.operation.delivery === 'at-least-once' || settlement.status !== 'sent') await written;
    else this.#written(written);
    return settlement;
  }

  /** A settlement that cannot be written stops everything, when the run ends. */
  #written(written: Promise<void>): void {
    written.catch(() => {});
  }
}
