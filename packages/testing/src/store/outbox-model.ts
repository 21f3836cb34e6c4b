/** The outbox as plain lists, to compare a store with. Times are seconds. */
import type { OutboxStatus } from '@msp/protocol';

/** An entry of the model. */
export interface Item {
  readonly id: number;
  readonly lane: string;
  status: OutboxStatus;
  attempts: number;
  /** When it was handed out under its lane's present claim. */
  claimed: number | null;
  /** Since when nobody knows what became of claims before that. */
  unsettled: number | null;
}

/** What is told about an entry. */
export interface Outcome {
  readonly id: number;
  readonly status: 'sent' | 'parked' | 'untouched' | 'queued';
  /** Both count for `queued` only. */
  readonly due: number;
  readonly unsettled: boolean;
}

/** What is asked for. */
export interface Asked {
  readonly owner: string;
  readonly now: number;
  readonly until: number;
  readonly lanes: number;
  readonly perLane: number;
}

interface LaneState {
  owner: string | null;
  due: number;
  wait: number;
}

/** Does what a store has to do, by looking at everything each time. */
export class OutboxModel {
  readonly items: Item[] = [];
  readonly #lanes = new Map<string, LaneState>();

  item(id: number): Item {
    return this.items[id - 1] as Item;
  }

  enqueue(lane: string, now: number): void {
    const fresh = { status: 'queued', attempts: 0, claimed: null, unsettled: null } as const;
    this.items.push({ id: this.items.length + 1, lane, ...fresh });
    this.#open(lane, now);
  }

  /** Gives the entries as they were before, with this attempt counted. */
  claim({ owner, now, until, lanes, perLane }: Asked): Item[] {
    const due = this.#claimable().filter(([, lane]) => lane.due <= now);
    const longest = due.toSorted(
      ([one, a], [other, b]) => a.due - b.due || this.#head(one) - this.#head(other),
    );
    return longest.slice(0, lanes).flatMap(([name]) => {
      for (const item of this.items.filter((each) => each.lane === name && each.claimed !== null))
        Object.assign(item, { unsettled: item.unsettled ?? item.claimed, claimed: null });
      this.#lanes.set(name, { owner, due: until, wait: 0 });
      const given = this.#queued(name).slice(0, perLane);
      return given.map((item) => {
        item.attempts += 1;
        const before = { ...item };
        item.claimed = now;
        return before;
      });
    });
  }

  settle(owner: string, outcomes: readonly Outcome[], now: number): void {
    const lanes = new Set(outcomes.map(({ id }) => this.item(id).lane));
    for (const name of lanes) {
      const lane = this.#lanes.get(name);
      if (!lane) continue;
      const mine = lane.owner === owner;
      const head = this.#head(name);
      for (const outcome of outcomes) {
        const item = this.item(outcome.id);
        if (item.lane === name && item.status === 'queued') tell(item, outcome, { lane, mine, now });
      }
      if (!mine) this.#shorten(name, head, now);
      else if (this.#queued(name).some((item) => item.claimed !== null))
        lane.due = Math.max(lane.due, lane.wait);
      else this.#giveBack(name, Math.max(now, lane.wait));
    }
  }

  requeue(id: number, now: number): void {
    const item = this.item(id);
    if (item.status !== 'parked' && item.status !== 'queued') return;
    Object.assign(item, { status: 'queued', attempts: 0 });
    this.#open(item.lane, now);
    const lane = this.#lanes.get(item.lane) as LaneState;
    lane.wait = 0;
    if (lane.owner === null) lane.due = Math.min(lane.due, now);
  }

  close(id: number, status: 'sent' | 'discarded', now: number): void {
    const item = this.item(id);
    if (item.status !== 'parked' && item.status !== 'queued') return;
    const head = this.#head(item.lane);
    const unsettled = status === 'sent' ? null : (item.unsettled ?? item.claimed);
    Object.assign(item, { status, claimed: null, unsettled });
    this.#shorten(item.lane, head, now);
  }

  nextDue(): number | null {
    const dues = this.#claimable().map(([, lane]) => lane.due);
    return dues.length > 0 ? Math.min(...dues) : null;
  }

  #claimable(): [string, LaneState][] {
    return [...this.#lanes].filter(([name]) => name === 'setup' || !this.#lanes.has('setup'));
  }

  #giveBack(name: string, due: number): void {
    if (this.#queued(name).length === 0) this.#lanes.delete(name);
    else this.#lanes.set(name, { owner: null, due, wait: 0 });
  }

  /** A lane does not wait for an entry that somebody else took out of it. */
  #shorten(name: string, head: number, now: number): void {
    const lane = this.#lanes.get(name);
    if (lane?.owner === null && this.#head(name) !== head) lane.due = Math.min(lane.due, now);
    if (this.#queued(name).length === 0) this.#lanes.delete(name);
  }

  #open(name: string, now: number): void {
    if (!this.#lanes.has(name)) this.#lanes.set(name, { owner: null, due: now, wait: 0 });
  }

  #queued(name: string): Item[] {
    return this.items.filter((item) => item.lane === name && item.status === 'queued');
  }

  #head(name: string): number {
    return this.#queued(name)[0]?.id ?? 0;
  }
}

function tell(
  item: Item,
  outcome: Outcome,
  { lane, mine, now }: { readonly lane: LaneState; readonly mine: boolean; readonly now: number },
): void {
  const { status } = outcome;
  const out = item.claimed !== null;
  if (status === 'sent') Object.assign(item, { status, claimed: null, unsettled: null });
  else if (out && !mine) return;
  else if (status === 'parked') Object.assign(item, { status, claimed: null });
  else if (status === 'queued') {
    const unsettled = outcome.unsettled ? (item.unsettled ?? item.claimed ?? now) : null;
    Object.assign(item, { claimed: null, unsettled });
    if (mine) lane.wait = Math.max(lane.wait, outcome.due);
  } else if (out) Object.assign(item, { claimed: null, attempts: Math.max(0, item.attempts - 1) });
}
