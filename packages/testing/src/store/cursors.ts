import type { Connection, Cursor } from '@msp/protocol';
import { expect, it } from 'vitest';
import { createSamples } from '../samples.js';
import { type Bench, failing } from './bench.js';
import { at, claim, enqueue, planned, sent, settle } from './planned.js';

const unknown: Connection = {
  plugin: 'linear',
  title: null,
  breaker: 'closed',
  failures: 0,
  retryAt: null,
  problem: null,
  hint: null,
  lastSuccess: null,
  account: null,
};

export function cursors(bench: Bench): void {
  it('keeps how far each plugin has read', async () => {
    const store = await bench.store();
    expect([await store.cursor('linear'), await store.cursors()]).toEqual([null, []]);
    const first: Cursor = { plugin: 'linear', sequence: 0, replayUntil: 0, setup: null };
    const other: Cursor = { plugin: 'jira', sequence: 1, replayUntil: 1, setup: '["a"]' };
    await store.transaction(async (transaction) => {
      await transaction.append([createSamples().entry('note-taken')]);
      await transaction.putCursor(first);
      await transaction.putCursor(other);
    });
    expect(await store.cursor('linear')).toEqual(first);
    expect(await store.cursor('Linear')).toBeNull();
    const later: Cursor = { plugin: 'linear', sequence: 1, replayUntil: 7, setup: '' };
    await store.transaction((transaction) => transaction.putCursor(later));
    expect(await store.cursors()).toEqual([other, later]);
    expect(await store.verify()).toEqual([]);
  });

  it('finds a cursor that is further than the log', async () => {
    const store = await bench.store();
    const cursor: Cursor = { plugin: 'linear', sequence: 1, replayUntil: 0, setup: null };
    await store.transaction((transaction) => transaction.putCursor(cursor));
    expect(await store.verify()).toEqual([expect.stringContaining('linear')]);
  });

  it('keeps how it stands with each tool', async () => {
    const store = await bench.store();
    expect(await store.connections()).toEqual([]);
    const broken: Connection = {
      plugin: 'jira',
      title: 'Jira',
      breaker: 'open',
      failures: 5,
      retryAt: at(60),
      problem: 'the credentials were refused',
      hint: 'Set JIRA_TOKEN',
      lastSuccess: at(0),
      account: 'ada',
    };
    await store.transaction(async (transaction) => {
      await transaction.putConnection(unknown);
      await transaction.putConnection(broken);
    });
    expect(await store.connections()).toEqual([broken, unknown]);
    const mended: Connection = {
      ...broken,
      breaker: 'closed',
      failures: 0,
      retryAt: null,
      problem: null,
      hint: null,
    };
    await store.transaction((transaction) => transaction.putConnection(mended));
    expect(await store.connections()).toEqual([mended, unknown]);
    const wrong = store.transaction((transaction) =>
      transaction.putConnection({ ...broken, retryAt: 'soon' }),
    );
    await failing('MSP009', wrong);
    expect(await store.connections()).toEqual([mended, unknown]);
  });

  it('tells how it stands with each tool, and remembers what a person was told', async () => {
    const store = await bench.store();
    expect(await store.standings()).toEqual([]);
    const slack = { plugin: 'slack', title: 'Slack', breaker: 'closed', problem: null, hint: null } as const;
    await store.transaction(async (transaction) => {
      await transaction.putConnection({ ...unknown, ...slack });
      await transaction.enqueue(
        ['a', 'b'].map((key) => planned(key, { plugin: 'slack', problem: 'no' })),
        at(0),
      );
      await transaction.putTold('slack', 'unavailable');
      await transaction.putTold('slack', 'unavailable parked');
      await transaction.putTold('nobody', 'refused');
    });
    expect(await store.standings()).toEqual([{ ...slack, parked: 2, told: 'unavailable parked' }]);
    await store.transaction((transaction) => transaction.putTold('slack', null));
    expect(await store.standings()).toEqual([{ ...slack, parked: 2, told: null }]);
  });

  it('remembers links, and the later word about the same id', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a'), planned('b'), planned('c'), planned('a', { plugin: 'jira' })]);
    await claim(store);
    await claim(store, { plugin: 'jira' });
    const url = 'https://linear.app/1';
    await settle(store, [
      sent(1, [
        { local: 's-1', remote: '1', url },
        { local: 's-2', remote: '2' },
      ]),
      sent(4, [{ local: 's-1', remote: 'J-1' }]),
    ]);
    const told = async () =>
      (await store.links('linear', ['s-3', 's-2', 's-1', 's-1'])).map((link) => ({ ...link }));
    expect(await told()).toEqual([
      { plugin: 'linear', local: 's-1', remote: '1', url },
      { plugin: 'linear', local: 's-2', remote: '2' },
    ]);
    await settle(store, [sent(2, [{ local: 's-1', remote: '1' }])]);
    expect((await told())[0]).toEqual({ plugin: 'linear', local: 's-1', remote: '1', url });
    await settle(store, [sent(3, [{ local: 's-1', remote: '9' }])]);
    expect((await told())[0]).toEqual({ plugin: 'linear', local: 's-1', remote: '9' });
    expect(await store.links('jira', ['s-1', 's-2'])).toEqual([
      { plugin: 'jira', local: 's-1', remote: 'J-1' },
    ]);
    expect(await store.links('linear', [])).toEqual([]);
  });

  it('tells which places of the log came by an import', async () => {
    const store = await bench.store();
    expect(await store.importedRanges(0)).toEqual([]);
    await store.transaction(async (transaction) => {
      await transaction.markImported(3, 5);
      await transaction.markImported(6, 6);
      await transaction.markImported(9, 12);
    });
    const places = async (after: number) =>
      (await store.importedRanges(after)).flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      );
    expect(await places(0)).toEqual([3, 4, 5, 6, 9, 10, 11, 12]);
    expect(await places(7)).toEqual([9, 10, 11, 12]);
    expect((await places(11)).at(-1)).toBe(12);
    expect(await places(12)).toEqual([]);
  });
}
