/** Sends what was claimed: each lane in its order, alone or together, with a probe where nobody knows whether it landed. */
import type { Operation, OutboxEntry, Reply, Settlement, Verdict } from '@msp/protocol';
import { type Lane, lanesIn, lanesOf, merged, mustProbe, parted, TIMEOUT } from './batch.js';
import { type Gate, type GateOptions, isVerdict } from './gate.js';
import { type Judgement, judge, verdictOf } from './judging.js';
import { partReady } from './ready.js';
import { settlementOf } from './settlement.js';
import type { Settler } from './settler.js';

/** What sending depends on. */
export interface DispatchOptions extends GateOptions {
  readonly gate: Gate;
  readonly settler: Settler;
  /** From 0 to 1. */
  random(): number;
  /** Called after each settlement. */
  onSettled?(entry: OutboxEntry, settlement: Settlement): void;
}

/** Serves the units of one run. */
export class Dispatch {
  readonly #options: DispatchOptions;

  constructor(options: DispatchOptions) {
    this.#options = options;
  }

  #time(): number {
    return this.#options.now().getTime();
  }

  /**
   * Sends lanes as one where the plugin does that, else side by side.
   *
   * @param until when the claim on them runs out: nothing is begun that might not end before
   */
  async send(lanes: readonly Lane[], until: number): Promise<void> {
    const entries = lanes.flat();
    if (entries.length > 1 && this.#options.loaded.plugin.combine && !entries.some(mustProbe))
      await this.#sendInSteps(lanes, until);
    else await Promise.all(lanes.map((lane) => this.#sendLane(lane, until)));
  }

  /** Sends together what has its links, and then what those that were sent have brought links for. */
  async #sendInSteps(lanes: readonly Lane[], until: number): Promise<void> {
    const { store, loaded } = this.#options;
    let rest = lanes;
    while (rest.length > 0) {
      const { ready, waiting } = await partReady(store, loaded.name, rest);
      if (ready.length === 0) break;
      const blocked = await this.#sendTogether(ready.flat(), until);
      const [stuck, next] = parted(waiting, ([first]) => blocked.has(first?.operation.lane ?? ''));
      await this.#leave(stuck.flat());
      rest = next;
    }
    // What they wait for has not come: that is written down.
    await Promise.all(rest.map((lane) => this.#sendLane(lane, until)));
  }

  #mayBegin(until: number): boolean {
    const { loaded, gate } = this.#options;
    return gate.mayGoOn() && this.#time() + (loaded.plugin.manifest.limits?.timeout ?? TIMEOUT) <= until;
  }

  /** Sends a lane in its order. Returns whether all of it left the queue. */
  async #sendLane(lane: Lane, until: number): Promise<boolean> {
    for (const [index, entry] of lane.entries()) {
      const verdict = this.#mayBegin(until) ? await this.#sendOne(entry) : null;
      const settlement = verdict && (await this.#settle(entry, verdict));
      if (settlement?.status === 'sent' || settlement?.status === 'parked') continue;
      // Whoever comes after it in the lane waits with it.
      await this.#leave(lane.slice(settlement ? index + 1 : index));
      return false;
    }
    return true;
  }

  /** Gives entries back as they were. */
  async #leave(entries: readonly OutboxEntry[]): Promise<void> {
    await Promise.all(entries.map(({ id }) => this.#options.settler.settle({ id, status: 'untouched' })));
  }

  /** Null where nothing was sent: the plugin has to wait. */
  async #sendOne(entry: OutboxEntry): Promise<Verdict | null> {
    const { loaded } = this.#options;
    const { operation } = entry;
    if (mustProbe(entry) && loaded.plugin.probe) {
      const found = await this.#probe(entry);
      if (found) return found;
    }
    const reply = await this.#options.gate.ask(operation.query);
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
      const reply = await this.#options.gate.ask(probe.ask(operation));
      if (!reply) return { outcome: 'retry', reason: 'its fate is still unknown', landed: 'unknown' };
      if (isVerdict(reply)) return reply;
      const found = probe.found(reply, operation);
      if (found === null) return null;
      const verdict = await this.#options.gate.masked(verdictOf(found));
      this.#learn([verdict], reply);
      // Only `done` tells that it landed; anything else tells nothing about the operation itself.
      return verdict.outcome === 'done' ? verdict : { ...verdict, outcome: 'retry', landed: 'unknown' };
    } catch (error) {
      const reason = `the plugin's probe failed: ${error instanceof Error ? error.message : String(error)}`;
      return { outcome: 'retry', reason, landed: 'unknown' };
    }
  }

  /** Sends entries as one query. Returns the lanes of which something stays in the queue. */
  async #sendTogether(entries: readonly OutboxEntry[], until: number): Promise<ReadonlySet<string>> {
    const { plugin } = this.#options.loaded;
    const operations = entries.map(({ operation }) => operation);
    const query = merged(plugin, operations);
    if (!query) return this.#sendApart(entries, until);
    const reply = this.#mayBegin(until) ? await this.#options.gate.ask(query) : null;
    if (!reply) {
      await this.#leave(entries);
      return lanesIn(entries);
    }
    if (isVerdict(reply))
      return this.#settleAll(
        entries,
        entries.map(() => reply),
      );
    const { verdicts, single } = await this.#judge(reply, operations);
    const [first] = verdicts;
    // One of them is at fault, and nobody says which.
    if (!single && first?.outcome === 'failed' && first.scope !== 'plugin')
      return this.#halve(entries, until);
    this.#learn(verdicts, reply);
    return this.#settleAll(entries, verdicts);
  }

  /** What does not go together goes lane by lane, and what does not within a lane, in two parts of it. */
  async #sendApart(entries: readonly OutboxEntry[], until: number): Promise<ReadonlySet<string>> {
    const lanes = lanesOf(entries);
    if (lanes.length === 1 && entries.length > 2) return this.#halve(entries, until);
    const waiting = await Promise.all(
      lanes.map((lane) => (lanes.length > 1 ? this.#sendPart(lane, until) : this.#sendSingly(lane, until))),
    );
    return new Set(waiting.flatMap((each) => [...each]));
  }

  async #sendSingly(lane: Lane, until: number): Promise<ReadonlySet<string>> {
    return (await this.#sendLane(lane, until)) ? new Set() : lanesIn(lane);
  }

  /** The same in two parts. Of lanes that wait after the first, nothing of the second is sent. */
  async #halve(entries: readonly OutboxEntry[], until: number): Promise<ReadonlySet<string>> {
    const half = Math.ceil(entries.length / 2);
    const waiting = await this.#sendPart(entries.slice(0, half), until);
    const [blocked, free] = parted(entries.slice(half), (entry) => waiting.has(entry.operation.lane));
    await this.#leave(blocked);
    return new Set([...waiting, ...(await this.#sendPart(free, until))]);
  }

  async #sendPart(entries: readonly OutboxEntry[], until: number): Promise<ReadonlySet<string>> {
    return entries.length > 1 ? this.#sendTogether(entries, until) : this.#sendSingly(entries, until);
  }

  async #settleAll(
    entries: readonly OutboxEntry[],
    verdicts: readonly Verdict[],
  ): Promise<ReadonlySet<string>> {
    const settled = await Promise.all(
      entries.map((entry, index) => this.#settle(entry, verdicts[index] as Verdict)),
    );
    return lanesIn(entries.filter((_, index) => /^(queued|untouched)$/.test(settled[index]?.status ?? '')));
  }

  /** What the plugin says of a reply, with secrets masked. Verdicts that are the same object stay so. */
  async #judge(reply: Reply, operations: readonly Operation[]): Promise<Judgement> {
    const { verdicts, single } = judge(this.#options.loaded.plugin, reply, operations, this.#time());
    const masked = new Map<Verdict, Verdict>();
    for (const verdict of new Set(verdicts)) masked.set(verdict, await this.#options.gate.masked(verdict));
    return { verdicts: verdicts.map((verdict) => masked.get(verdict) ?? verdict), single };
  }

  #learn(verdicts: readonly Verdict[], reply: Reply): void {
    for (const verdict of new Set(verdicts)) this.#options.gate.learn(verdict, reply);
  }

  async #settle(entry: OutboxEntry, verdict: Verdict): Promise<Settlement> {
    const { random, onSettled } = this.#options;
    const { lastSuccess } = this.#options.gate.connection;
    // Most are masked by now; one that came of a plugin's own error is not.
    const settlement = settlementOf(entry, await this.#options.gate.masked(verdict), {
      now: this.#time(),
      random: random(),
      lastSuccess,
    });
    const written = this.#options.settler.settle(settlement).then(() => onSettled?.(entry, settlement));
    // What may be doubled if the process dies now is written down before anything else is sent, and so is what others refer to.
    const linked = settlement.status === 'sent' && settlement.links.length > 0;
    if (entry.operation.delivery === 'at-least-once' || settlement.status !== 'sent' || linked) await written;
    // Where it cannot be written, the run ends with that error.
    else written.catch(() => {});
    return settlement;
  }
}
