import type { OutboxEntry, Settlement, Store } from '@msp/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bench } from './bench.js';
import { type Asked, type Item, OutboxModel, type Outcome } from './outbox-model.js';
import { type Step, schedules, type Told } from './outbox-steps.js';
import { again, at, claim, enqueue, parked, planned, sent, settle, untouched } from './planned.js';

/** A schedule under way, in the store and in the model. Times are seconds, ids those of the model. */
interface World {
  readonly stores: readonly [Store, Store];
  readonly model: OutboxModel;
  readonly plugin: string;
  /** The store's ids begin after this one. */
  readonly base: number;
  now: number;
  /** Everything that was handed out, by who has it. */
  readonly batches: { readonly owner: string; readonly ids: readonly number[] }[];
  /** Until when an entry is somebody's, unless they settle it before. */
  readonly inHand: Map<number, { readonly owner: string; readonly until: number }>;
}

/** Takes one step in both. */
async function take(world: World, step: Step): Promise<void> {
  if (step.step === 'enqueue') await enqueueBoth(world, step.lane, step.count);
  else if (step.step === 'claim') {
    const { lanes, perLane, lease, second } = step;
    await claimBoth(world, { lanes, perLane, until: world.now + lease }, second);
  } else if (step.step === 'settle') await settleBoth(world, step.which, step.told);
  else if (step.step === 'pass') world.now += step.seconds;
  else await changeBoth(world, step);
}

/** Puts in as many new ones, and the first one once more. */
async function enqueueBoth(
  { stores, model, plugin, now }: World,
  lane: string,
  count: number,
): Promise<void> {
  const next = model.items.length;
  const fresh = Array.from({ length: count }, (_, index) => `key-${next + index}`);
  for (const _ of fresh) model.enqueue(lane, now);
  const operations = [...fresh, 'key-0'].map((key) => planned(key, { plugin, lane }));
  expect(await enqueue(stores[0], operations, at(now))).toBe(count);
}

/** A person changes their mind about one entry. */
async function changeBoth(
  { stores: [store], model, now, base }: World,
  step: Step & { step: 'requeue' | 'close' },
): Promise<void> {
  if (model.items.length === 0) return;
  const id = (step.which % model.items.length) + 1;
  const ids = ['queued', 'parked'].includes(model.item(id).status) ? [base + id] : [];
  if (step.step === 'requeue') {
    model.requeue(id, now);
    expect(await store.transaction((transaction) => transaction.requeue([base + id], at(now)))).toEqual(ids);
  } else {
    model.close(id, step.status, now);
    const closing = store.transaction((transaction) => transaction.close([base + id], step.status, at(now)));
    expect(await closing).toEqual(ids);
  }
}

/** Claims as somebody new, compares, and looks whether anything is somebody else's. */
async function claimBoth(
  world: World,
  given: Omit<Asked, 'owner' | 'now'>,
  second = false,
): Promise<OutboxEntry[]> {
  const { stores, model, plugin, now, base, inHand, batches } = world;
  const owner = `owner-${batches.length}`;
  const entries = await claim(stores[second ? 1 : 0], {
    ...given,
    plugin,
    owner,
    now: at(now),
    until: at(given.until),
  });
  expect(entries.map((entry) => plain(entry, base))).toEqual(
    model.claim({ ...given, owner, now }).map(asRead),
  );
  const ids = entries.map(({ id }) => id - base);
  for (const id of ids) {
    expect(inHand.get(id)?.until ?? now, `entry ${id} is somebody's`).toBeLessThanOrEqual(now);
    inHand.set(id, { owner, until: given.until });
  }
  if (ids.length > 0) batches.push({ owner, ids });
  return entries;
}

/** Settles as many entries of something that was handed out as there are outcomes, be it late or once more. */
async function settleBoth(
  { stores, model, now, base, inHand, batches }: World,
  place: number,
  outcomes: readonly Told[],
): Promise<void> {
  const batch = batches[place % Math.max(1, batches.length)];
  if (!batch) return;
  const { owner, ids } = batch;
  const told = ids.slice(0, outcomes.length).map((id, index): Outcome => {
    const { delay, ...rest } = outcomes[index] as Told;
    return { id, ...rest, due: now + delay };
  });
  model.settle(owner, told, now);
  await settle(
    stores[place % 2 ? 0 : 1],
    told.map((each) => settlement(each, base + each.id)),
    { owner, now: at(now) },
  );
  for (const { id } of told) if (inHand.get(id)?.owner === owner) inHand.delete(id);
}

function settlement({ status, due, unsettled }: Outcome, id: number): Settlement {
  if (status === 'queued') return again(id, at(due), unsettled);
  if (status === 'untouched') return untouched(id);
  return status === 'sent' ? sent(id) : parked(id);
}

const plain = ({ id, operation, status, attempts, unsettledSince }: OutboxEntry, base: number) => ({
  id: id - base,
  lane: operation.lane,
  status,
  attempts,
  unsettledSince,
});

function asRead({ id, lane: name, status, attempts, claimed, unsettled }: Item) {
  const since = unsettled ?? claimed;
  return { id, lane: name, status, attempts, unsettledSince: since === null ? null : at(since) };
}

async function compare({ stores: [, store], model, plugin, base }: World): Promise<void> {
  const due = model.nextDue();
  expect(await store.nextDue([plugin])).toBe(due === null ? null : at(due));
  const entries = await store.outbox({ plugin });
  expect(entries.map((entry) => plain(entry, base))).toEqual(model.items.map(asRead));
}

/** Sends all that is left, much later: nothing may be lost, and every lane keeps its order. */
async function drain(world: World): Promise<void> {
  const open = world.model.items.filter(({ status }) => status === 'queued').map(({ id }) => id);
  const drained: OutboxEntry[] = [];
  while (world.model.nextDue() !== null) {
    world.now += 1000;
    const entries = await claimBoth(world, { lanes: 9, perLane: 2, until: world.now + 1 });
    drained.push(...entries);
    await settleBoth(
      world,
      world.batches.length - 1,
      entries.map(() => ({ status: 'sent', delay: 0, unsettled: false })),
    );
  }
  expect(drained.map(({ id }) => id - world.base).toSorted((one, other) => one - other)).toEqual(open);
  for (const entries of Object.values(Object.groupBy(drained, ({ operation }) => operation.lane)))
    expect(entries).toEqual(entries?.toSorted((one, other) => one.id - other.id));
}

export function outboxSchedule(bench: Bench): void {
  it('keeps to a simple model of it whatever happens', { timeout: 120_000 }, async () => {
    const open = await bench.place();
    const stores = [await open(), await open()] as const;
    let runs = 0;
    const property = fc.asyncProperty(schedules, async (steps) => {
      runs += 1;
      const [last] = await stores[0].outbox({ order: 'descending', limit: 1 });
      const world: World = {
        stores,
        model: new OutboxModel(),
        plugin: `plugin-${runs}`,
        base: last?.id ?? 0,
        now: 1,
        batches: [],
        inHand: new Map(),
      };
      for (const each of steps) {
        await take(world, each);
        await compare(world);
      }
      await drain(world);
      await compare(world);
    });
    await fc.assert(property, { numRuns: 100, endOnFailure: false });
    expect(await stores[0].verify()).toEqual([]);
  });
}
