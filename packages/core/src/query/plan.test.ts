import { definePlugin } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { testHost } from '../testing/host.js';
import { manifest, operation, plan, planner, sample, summaries } from '../testing/planning.js';
import { blocker, decision, end, start, update } from '../testing/record.js';
import { exportEvents } from '../transfer/export.js';
import { importValue } from '../transfer/import-document.js';
import { backfill } from './cursor.js';

describe('planning', () => {
  it('turns events into operations, each session as it stood right after the event', async () => {
    const host = await testHost();
    await start(host);
    await update(host, 'One', 10);
    await plan(host);
    await update(host, 'Two', 30);
    const first = await decision(host, 'Use Redis');
    await decision(host, 'Use PostgreSQL', { supersedes: first });
    await blocker(host, 'No credentials', 'resolved');
    expect(await plan(host)).toEqual({ planned: 4, events: 5 });
    expect(await summaries(host)).toEqual([
      'One (10%)',
      'Two (30%)',
      '#1 Use Redis 2',
      `#2 Use PostgreSQL ${first} 2`,
      'resolved blocker-raised',
    ]);
    expect(await plan(host)).toEqual({ planned: 0, events: 0 });
  });

  it('begins with the session under way, and takes the past when asked for it', async () => {
    const host = await testHost();
    await start(host);
    await update(host, 'Long ago');
    await end(host);
    host.pass(48);
    await start(host);
    await update(host, 'Now');
    await plan(host);
    expect(await summaries(host)).toEqual(['Now (0%)']);
    expect(await host.store.transaction((transaction) => backfill(transaction, 'sample'))).toBe(6);
    await plan(host);
    expect((await summaries(host)).sort()).toEqual(['Long ago (0%)', 'Now (0%)']);
  });

  it('takes the past only from a day on', async () => {
    const host = await testHost();
    for (const text of ['First', 'Second', 'Third']) {
      await start(host);
      await update(host, text);
      await end(host);
      host.pass(48);
    }
    await plan(host);
    expect(await summaries(host)).toEqual([]);
    const since = new Date(host.now().getTime() - 100 * 3_600_000).toISOString();
    await host.store.transaction((transaction) => backfill(transaction, 'sample', since));
    await plan(host);
    expect(await summaries(host)).toEqual(['Second (0%)', 'Third (0%)']);
  });

  it('leaves imported sessions out until somebody asks for the past', async () => {
    const source = await testHost();
    await start(source);
    await update(source, 'From elsewhere');
    await end(source);
    let document = '';
    for await (const part of exportEvents(source.store)) document += part;
    const host = await testHost();
    host.random(1000);
    await plan(host);
    await importValue(host.store, JSON.parse(document));
    await start(host);
    await update(host, 'Here');
    await plan(host);
    expect(await summaries(host)).toEqual(['Here (0%)']);
    await host.store.transaction((transaction) => backfill(transaction, 'sample'));
    await plan(host);
    expect(await summaries(host)).toEqual(['Here (0%)', 'From elsewhere (0%)']);
  });

  it('is done once, however many plan at the same time', async () => {
    const host = await testHost();
    await start(host);
    for (let count = 0; count < 30; count += 1) await update(host, `Update ${count}`);
    await Promise.all([plan(host), plan(host), plan(host)]);
    expect(await host.store.outbox({ plugin: 'sample' })).toHaveLength(30);
  });

  it('keeps the same plugin under two names apart', async () => {
    const host = await testHost();
    await start(host);
    await update(host, 'One');
    const seen: string[] = [];
    const naming = definePlugin({
      contract: 1,
      manifest,
      hooks: {
        'update-recorded': (event, context) => {
          seen.push(context.uuid('key'));
          return [operation(event.id, 'lane', context.name)];
        },
      },
    });
    await plan(host, planner(naming, 'one'));
    await plan(host, planner(naming, 'two'));
    expect(await summaries(host, 'one')).toEqual(['one']);
    expect(await summaries(host, 'two')).toEqual(['two']);
    expect(seen[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(seen).size).toBe(2);
  });

  it('plans the setup first, and again where it changed', async () => {
    const host = await testHost();
    await start(host);
    const withSetup = (...keys: string[]) =>
      planner({ ...sample, setup: () => keys.map((key) => operation(key, 'anywhere', key)) });
    await plan(host, withSetup('constraint-1'));
    await plan(host, withSetup('constraint-1'));
    await plan(host, withSetup('constraint-1', 'constraint-2'));
    const entries = await host.store.outbox({ plugin: 'sample' });
    expect(entries.map(({ operation: { key, lane } }) => [key, lane])).toEqual([
      ['constraint-1', 'setup'],
      ['constraint-2', 'setup'],
    ]);
  });
});
