import type { DecisionEntry, EventOf, RecordedEvent, Store, StoreTransaction } from '@msp/protocol';
import { expect, it } from 'vitest';
import { createSamples, type Given } from '../samples.js';
import type { Bench } from './bench.js';

const hour = (value: number) => `2026-03-01T${String(value).padStart(2, '0')}:00:00.000Z`;

type DecisionEvent = EventOf<'decision-made'> & RecordedEvent;
type BlockerEvent = EventOf<'blocker-raised'> & RecordedEvent;

/** Records a decision, and that it replaces another. */
async function decide(
  transaction: StoreTransaction,
  given: Given<'decision-made'>,
  supersedes?: string,
): Promise<DecisionEvent> {
  const entry = createSamples().entry('decision-made', given);
  const [event] = (await transaction.append([entry])) as [DecisionEvent];
  await transaction.addDecision(event);
  if (supersedes !== undefined) await transaction.supersedeDecision(supersedes, event);
  return event;
}

/** `dec-1` is replaced by `dec-2` and that by `dec-3`; `dec-4` stands alone in another project and session. */
async function decided(bench: Bench): Promise<Store> {
  const store = await bench.store();
  await store.transaction(async (transaction) => {
    await decide(transaction, { id: 'dec-1', time: hour(1), sessionId: 's1' });
    await decide(
      transaction,
      { id: 'dec-2', time: hour(2), sessionId: 's1', data: { supersedes: 'dec-1' } },
      'dec-1',
    );
    await decide(
      transaction,
      { id: 'dec-3', time: hour(3), sessionId: 's2', data: { supersedes: 'dec-2' } },
      'dec-2',
    );
    await decide(transaction, { id: 'dec-4', time: hour(4), sessionId: 's2', project: 'other' });
  });
  return store;
}

const ids = (entries: readonly { id: string }[]) => entries.map((entry) => entry.id);

export function ledger(bench: Bench): void {
  it('gives decisions whole', async () => {
    const store = await bench.store();
    const autoDetected = { type: 'decision', extracted: 'use Redis' } as const;
    const data = {
      content: 'Use Redis',
      alternatives: ['Memcached'],
      relatedEntities: ['Cache'],
      category: 'storage',
      autoDetected,
    };
    await store.transaction((transaction) => decide(transaction, { id: 'dec-1', time: hour(1), data }));
    const [entry] = (await store.decisions({})) as [DecisionEntry];
    expect(entry).toMatchObject({ ...data, id: 'dec-1', timestamp: hour(1), supersedes: null, sequence: 1 });
    expect(entry).toMatchObject({ supersededBy: null, supersededAt: null, project: 'webshop' });
  });

  it('gives the newest decisions first, by every condition', async () => {
    const store = await decided(bench);
    expect(ids(await store.decisions({}))).toEqual(['dec-4', 'dec-3', 'dec-2', 'dec-1']);
    expect(ids(await store.decisions({ limit: 2 }))).toEqual(['dec-4', 'dec-3']);
    expect(ids(await store.decisions({ project: 'webshop', limit: 2 }))).toEqual(['dec-3', 'dec-2']);
    expect(ids(await store.decisions({ sessionId: 's1' }))).toEqual(['dec-2', 'dec-1']);
    expect(ids(await store.decisions({ ids: ['dec-1', 'dec-4', 'dec-9', "' or 1"] }))).toEqual([
      'dec-4',
      'dec-1',
    ]);
    expect(ids(await store.decisions({ ids: [] }))).toEqual([]);
    expect(ids(await store.decisions({ sessionId: 's2', project: 'webshop', ids: ['dec-3'] }))).toEqual([
      'dec-3',
    ]);
    expect(ids(await store.decisions({ project: 'WEBSHOP' }))).toEqual([]);
  });

  it('knows which decisions were in force when', async () => {
    const store = await decided(bench);
    const at = async (inForceAt: string) => ids(await store.decisions({ inForceAt, project: 'webshop' }));
    expect(await at('2026-03-01T00:59:59.999Z')).toEqual([]);
    expect(await at(hour(1))).toEqual(['dec-1']);
    expect(await at('2026-03-01T01:59:59.999Z')).toEqual(['dec-1']);
    expect(await at(hour(2))).toEqual(['dec-2']);
    expect(await at('2030-01-01T00:00:00.000Z')).toEqual(['dec-3']);
  });

  it('tells by what and when a decision was replaced', async () => {
    const store = await decided(bench);
    const [first] = await store.decisions({ ids: ['dec-1'] });
    expect(first).toMatchObject({ supersededBy: 'dec-2', supersededAt: hour(2) });
    await store.transaction(async (transaction) => {
      const late = await decide(transaction, { id: 'dec-5', time: hour(9) }, 'dec-1');
      await transaction.supersedeDecision('dec-none', late);
    });
    expect(await store.decisions({ ids: ['dec-1'] })).toEqual([first]);
  });

  it('opens and resolves blockers, each once', async () => {
    const store = await bench.store();
    const samples = createSamples();
    const raise = async (transaction: StoreTransaction, id: string, given: Given<'blocker-raised'>) => {
      const [event] = (await transaction.append([samples.entry('blocker-raised', { id, ...given })])) as [
        BlockerEvent,
      ];
      await transaction.addBlocker(event);
    };
    const resolve = async (
      transaction: StoreTransaction,
      blockerId: string,
      resolution: string,
      time: string,
    ) => {
      const entry = samples.entry('blocker-resolved', { time, data: { blockerId, resolution } });
      const [event] = await transaction.append([entry]);
      if (event?.type === 'blocker-resolved') await transaction.resolveBlocker(event);
    };
    await store.transaction(async (transaction) => {
      await raise(transaction, 'blk-1', { sessionId: 's1', time: hour(1) });
      await raise(transaction, 'blk-2', { sessionId: 's2', time: hour(2) });
      await raise(transaction, 'blk-3', { sessionId: 's2', time: hour(3), project: 'other' });
      await resolve(transaction, 'blk-1', 'Bought a licence', hour(5));
      await resolve(transaction, 'blk-1', 'Again', hour(6));
      await resolve(transaction, 'blk-none', 'What?', hour(7));
    });
    const [first] = await store.blockers({ status: 'resolved' });
    expect(first).toMatchObject({
      id: 'blk-1',
      createdAt: hour(1),
      resolvedAt: hour(5),
      resolution: 'Bought a licence',
    });
    expect(first).toMatchObject({ sessionId: 's1', project: 'webshop', sequence: 1, autoDetected: null });
    expect(ids(await store.blockers({}))).toEqual(['blk-3', 'blk-2', 'blk-1']);
    expect(ids(await store.blockers({ status: 'open' }))).toEqual(['blk-3', 'blk-2']);
    expect(ids(await store.blockers({ status: 'open', project: 'webshop' }))).toEqual(['blk-2']);
    expect(ids(await store.blockers({ sessionId: 's2', limit: 1 }))).toEqual(['blk-3']);
    expect(ids(await store.blockers({ sessionId: 's3' }))).toEqual([]);
    expect(await store.blockers({ project: 'other' })).toMatchObject([
      { status: 'open', resolvedAt: null, resolution: null },
    ]);
  });
}
