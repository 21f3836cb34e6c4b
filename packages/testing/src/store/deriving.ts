import type { Appendable, RecordedEvent, Store, StoreTransaction } from '@msp/protocol';
import { expect, it } from 'vitest';
import { wordsOf } from '../sample-words.js';
import { createSamples } from '../samples.js';
import type { Bench } from './bench.js';

/** Derives what an event means, as core does but without its rules. */
async function derive(transaction: StoreTransaction, event: RecordedEvent): Promise<void> {
  if (event.type === 'decision-made') {
    await transaction.addDecision(event);
    if (event.data.supersedes) await transaction.supersedeDecision(event.data.supersedes, event);
  }
  if (event.type === 'blocker-raised') await transaction.addBlocker(event);
  if (event.type === 'blocker-resolved') await transaction.resolveBlocker(event);
  const { sessionId: id, project, time: lastEventTime, id: lastEventId } = event;
  await transaction.putSession({ ...createSamples().head(), id, project, lastEventTime, lastEventId });
}

function entries(): Appendable[] {
  const samples = createSamples(7);
  const types = ['update-recorded', 'note-taken', 'decision-made', 'blocker-raised'] as const;
  const made: Appendable[] = Array.from({ length: 80 }, (_, index) => {
    const given = {
      id: `rec-${index}`,
      sessionId: `s${index % 6}`,
      project: index % 3 ? 'webshop' : 'other',
    };
    return samples.entry(types[index % 4] ?? 'note-taken', given);
  });
  made.push(samples.entry('decision-made', { data: { supersedes: 'rec-2' } }));
  made.push(samples.entry('blocker-resolved', { data: { blockerId: 'rec-3' } }));
  return made;
}

/** What the store answers to a few of all kinds of questions. */
async function answers(store: Store) {
  const { events, sessions } = await store.statistics();
  return {
    figures: { events, sessions },
    sessions: await store.sessions({}),
    decisions: await store.decisions({}),
    then: await store.decisions({ inForceAt: '2026-01-05T09:30:00.000Z' }),
    blockers: await store.blockers({}),
    open: await store.blockers({ status: 'open' }),
    common: await store.search({ words: ['the'], match: 'all', limit: 50 }),
    any: await store.search({ words: ['token', 'auth'], match: 'any', project: 'webshop', limit: 50 }),
    late: await store.search({
      words: ['a'],
      match: 'all',
      prefix: true,
      since: '2026-01-05T09:40:00.000Z',
      limit: 50,
    }),
    early: await store.search({ words: ['the'], match: 'all', until: '2026-01-05T09:40:00.000Z', limit: 50 }),
    frequency: await store.frequency('the', 1000),
  };
}

async function filled(bench: Bench): Promise<Store> {
  const store = await bench.store();
  await store.transaction(async (transaction) => {
    for (const event of await transaction.append(entries())) await derive(transaction, event);
  });
  return store;
}

export function deriving(bench: Bench): void {
  it('answers the same after everything derived was emptied and derived again', async () => {
    const store = await filled(bench);
    const before = await answers(store);
    expect(before.common.length).toBeGreaterThan(5);
    expect(before.late.length).toBeGreaterThan(5);
    await store.transaction(async (transaction) => {
      const events = await transaction.events({});
      await transaction.clearDerived();
      for (const { sequence, ...event } of events) {
        await transaction.index(sequence, { event, words: wordsOf(event.data) });
        await derive(transaction, { ...event, sequence });
      }
    });
    expect(await answers(store)).toEqual(before);
    expect(await store.verify()).toEqual([]);
  });

  it('has nothing derived once it is emptied, and the whole log', async () => {
    const store = await filled(bench);
    const log = await store.events({});
    await store.transaction((transaction) => transaction.clearDerived());
    expect(await store.events({})).toEqual(log);
    expect(await answers(store)).toMatchObject({
      figures: { events: log.length, sessions: 0 },
      frequency: 0,
    });
    expect((await answers(store)).common).toEqual([]);
    expect(await store.decisions({})).toEqual([]);
    expect(await store.blockers({})).toEqual([]);
    expect(await store.verify()).not.toEqual([]);
  });

  it('keeps what was derived when emptying it is undone', async () => {
    const store = await filled(bench);
    const before = await answers(store);
    const undone = store.transaction(async (transaction) => {
      await transaction.clearDerived();
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await answers(store)).toEqual(before);
    expect(await store.verify()).toEqual([]);
  });
}
