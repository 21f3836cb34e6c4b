import type { Connection, Planned, StoredLink } from '@msp/protocol';
import { expect, it } from 'vitest';
import { HOSTILE, LONG } from '../hostile.js';
import type { Bench } from './bench.js';
import { at, claim, enqueue, entry, keys, planned, sent, settle } from './planned.js';

/** An operation with the text wherever the contract allows any. */
function operationOf(text: string, name: string): Planned {
  return {
    plugin: name,
    version: name,
    sequence: 0,
    sessionId: name,
    operation: {
      key: name,
      lane: name,
      summary: text,
      query: { language: 'graphql', text, parameters: { [text]: [text, { [name]: null }] } },
      delivery: 'idempotent',
    },
  };
}

export function outboxHostility(bench: Bench): void {
  const texts = [
    ...Object.entries(HOSTILE),
    ...Object.entries(LONG).map(([name, text]) => [`long: ${name}`, text] as const),
  ];

  it.each(texts)('keeps %s as it is, in every field', { timeout: 60_000 }, async (_, text) => {
    const open = await bench.place();
    const store = await open();
    const plugin = text.slice(0, 200);
    const operation = operationOf(text, plugin);
    const other = { ...operation, operation: { ...operation.operation, key: `${plugin}x` }, problem: text };
    expect(await enqueue(store, [operation, other, operation])).toBe(2);
    expect(await claim(store, { plugin, owner: text })).toHaveLength(1);
    expect(await store.claimOwners()).toEqual([text]);
    await store.transaction((transaction) => transaction.release(text, at(60)));
    await settle(store, [{ id: 1, status: 'queued', due: at(2), unsettled: true, problem: text }], {
      owner: text,
    });
    expect(await claim(store, { plugin, owner: text, now: at(1) })).toEqual([]);
    await store.close();
    const reopened = await open();
    expect(await reopened.outbox({ plugin, sessionId: plugin })).toMatchObject([
      { ...operation, problem: text, status: 'queued' },
      { ...other, status: 'parked' },
    ]);
    expect(await claim(reopened, { plugin, owner: text, now: at(2) })).toMatchObject([operation]);
    const link: StoredLink = { plugin, local: text, remote: text, url: text };
    await settle(reopened, [sent(1, [link])], { owner: text, now: at(3) });
    expect(await reopened.links(plugin, [`${text}x`, text])).toEqual([link]);
    expect(
      (await reopened.outboxCounts({ statuses: ['sent', 'parked'], sessionId: plugin })).map(
        (each) => each.plugin,
      ),
    ).toEqual([plugin, plugin]);
    expect(await reopened.nextDue([plugin])).toBeNull();
    expect(await reopened.verify()).toEqual([]);
  });

  it.each(texts)('knows %s of a plugin and its tool', async (_, text) => {
    const store = await bench.store();
    const plugin = text.slice(0, 200);
    const cursor = { plugin, sequence: 0, replayUntil: 0, setup: text };
    const known: Connection = {
      plugin,
      title: text,
      breaker: 'open',
      failures: 1,
      retryAt: at(1),
      problem: text,
      hint: text,
      lastSuccess: null,
      account: text,
    };
    await store.transaction(async (transaction) => {
      for (let turn = 0; turn < 2; turn += 1) {
        await transaction.putCursor(cursor);
        await transaction.putConnection(known);
      }
    });
    expect([await store.cursor(plugin), await store.cursors()]).toEqual([cursor, [cursor]]);
    expect(await store.connections()).toEqual([known]);
  });

  it('tells keys and lanes apart that differ in one strange character', async () => {
    const store = await bench.store();
    const strange = [
      'a\ud800',
      'a\udbff',
      'a\ufffd',
      'a',
      'a\u0000',
      'a\u0000b',
      '"a"',
      '"a',
      'A',
      'a ',
      'á',
      'a\u0301',
    ];
    expect(
      await enqueue(
        store,
        strange.map((text) => planned(text, { lane: text })),
      ),
    ).toBe(strange.length);
    const entries = await claim(store, { perLane: 1 });
    expect(keys(entries)).toEqual(strange);
    await settle(
      store,
      entries.map(({ id, operation }) => sent(id, [{ local: operation.key, remote: operation.key }])),
    );
    for (const [index, text] of strange.entries()) {
      expect(await store.links('linear', [text])).toEqual([{ plugin: 'linear', local: text, remote: text }]);
      expect((await entry(store, index + 1)).status).toBe('sent');
    }
  });

  it('takes as many ids at once as somebody may have', async () => {
    const store = await bench.store();
    const ids = Array.from({ length: 70_000 }, (_, index) => index + 2);
    await enqueue(store, [planned('a'), planned('b')]);
    expect(keys(await store.outbox({ ids }))).toEqual(['b']);
    expect(await store.links('linear', ids.map(String))).toEqual([]);
    expect(await store.transaction((transaction) => transaction.close(ids, 'discarded', at(1)))).toEqual([2]);
  });
}
