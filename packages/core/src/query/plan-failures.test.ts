import { describe, expect, it } from 'vitest';
import { testHost } from '../testing/host.js';
import { manifest, operation, plan, planner, sample } from '../testing/planning.js';
import { note, start, update } from '../testing/record.js';
import { isUnplanned, replan } from './replan.js';

describe('a plugin that fails', () => {
  const broken = (hook: () => unknown) =>
    planner({
      contract: 1,
      manifest,
      hooks: { 'note-taken': hook as never, 'update-recorded': sample.hooks?.['update-recorded'] as never },
    });

  it.each([
    [
      'throws',
      () => {
        throw new Error('out of order');
      },
      'out of order',
    ],
    ['returns nothing', () => undefined, 'undefined'],
    ['returns a promise', async () => [], 'promise'],
    ['returns nonsense', () => [{ key: 1 }], 'no operation'],
    [
      'gives one key twice',
      () => [operation('same', 'lane', 'a'), operation('same', 'lane', 'b')],
      'same key',
    ],
    [
      'returns what is no JSON',
      () => [{ ...operation('k', 'l', 't'), query: { language: 'x', document: { at: new Date() } } }],
      'not plain JSON',
    ],
    [
      'makes up a reference',
      () => [{ ...operation('k', 'l', 't'), query: { language: 'x', document: { a: { $secret: 'key' } } } }],
      'looks like a reference',
    ],
    [
      'goes in circles',
      () => {
        const a: Record<string, unknown> = {};
        a.a = a;
        return [{ ...operation('k', 'l', 't'), query: { language: 'x', document: a } }];
      },
      'levels deep',
    ],
  ])('and %s is told of, and everything else is planned', async (_, hook, problem) => {
    const host = await testHost();
    await start(host);
    await note(host, 'A note');
    await update(host, 'An update');
    await plan(host, broken(hook));
    const [parked, next] = await host.store.outbox({ plugin: 'sample' });
    expect(parked).toMatchObject({ status: 'parked', problem: expect.stringContaining(problem) });
    expect(parked && isUnplanned(parked)).toBe(true);
    expect(next).toMatchObject({ status: 'queued', operation: { summary: 'An update (0%)' } });
  });

  it('can be mended: the event is planned again', async () => {
    const host = await testHost();
    await start(host);
    await note(host, 'A note');
    await plan(
      host,
      broken(() => {
        throw new Error('out of order');
      }),
    );
    const [parked] = await host.store.outbox({ plugin: 'sample' });
    const options = { now: () => host.now(), sessionTimeout: 24 };
    if (!parked) throw new Error('nothing is parked');
    expect(
      await replan(
        host.store,
        broken(() => {
          throw new Error('still');
        }),
        parked,
        options,
      ),
    ).toContain('still');
    expect(
      await replan(
        host.store,
        broken(() => [operation('note', 'lane', 'Note')]),
        parked,
        options,
      ),
    ).toBeNull();
    const entries = await host.store.outbox({ plugin: 'sample' });
    expect(entries.map(({ status, operation: { key } }) => [status, key])).toEqual([
      ['discarded', parked.operation.key],
      ['queued', 'note'],
    ]);
  });

  it('may not change what others are given', async () => {
    const host = await testHost();
    await start(host);
    await update(host, 'An update');
    const greedy = planner({
      contract: 1,
      manifest,
      hooks: {
        'update-recorded': (event) => {
          (event.data as { description: string }).description = 'changed';
          return [];
        },
      },
    });
    await plan(host, greedy);
    expect((await host.store.outbox({ plugin: 'sample' }))[0]).toMatchObject({ status: 'parked' });
    expect((await host.store.events({ types: ['update-recorded'] }))[0]).toMatchObject({
      data: { description: 'An update' },
    });
  });
});
