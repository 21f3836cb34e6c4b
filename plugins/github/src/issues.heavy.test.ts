/** The feed of open issues as the host reads it: whole, with who it is assigned to, and named as people name it. */
import { inOrderOfWorth } from '@msp/core';
import { createSamples } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { bench } from './testing/bench.js';
import { CLOSED } from './testing/replies.js';

type Bench = Awaited<ReturnType<typeof bench>>;

const items = async (at: Bench, feed: string) => at.store.feedItems({ plugin: 'github', feed, limit: 5000 });

describe('issues', () => {
  const assigned = async (at: Bench) =>
    (await items(at, 'issues'))
      .filter(({ values }) => values?.assigned === true)
      .map(({ id }) => id)
      .sort();

  it('that are assigned to us say so; who we are is asked once a day', async () => {
    const at = await bench();
    at.repository.change(3, { assignees: ['eve', 'Ada'] });
    at.repository.change(4, { assignees: ['eve'] });
    await at.sync();
    expect(await assigned(at)).toEqual(['ada/webshop#3']);
    at.repository.change(5, { assignees: ['ada'] });
    at.later(300);
    await at.sync();
    expect(await assigned(at)).toEqual(['ada/webshop#3', 'ada/webshop#5']);
    const who = () => at.server.requests.filter(({ path }) => path === '/user').length;
    expect(who()).toBe(1);
    at.later(86_400);
    await at.sync();
    expect(who()).toBe(2);
  });

  it('come without that where the token belongs to no account, and all of them do where only they are kept', async () => {
    const at = await bench();
    at.repository.change(3, { assignees: ['ada'] });
    at.server.fail({ kind: 'answer', status: 403, body: CLOSED }, { when: ({ path }) => path === '/user' });
    expect((await at.sync()).issues?.status).toBe('synced');
    expect([(await items(at, 'issues')).length, await assigned(at)]).toEqual([7, []]);
    const only = await bench({ assigned: true });
    await only.sync();
    expect(await assigned(only)).toHaveLength(7);
    expect(only.server.requests.filter(({ path }) => path === '/user')).toEqual([]);
  });

  it('are the ones that a session names: by a number in the first repository, with its name in the others', async () => {
    const at = await bench({ repositories: ['ada/webshop', 'ada/notes'] });
    for (let number = 1; number <= 7; number += 1)
      at.github.repository('ada/notes').open({ title: `Note ${number}` });
    await at.sync();
    const named = async (epic: string) => {
      const head = createSamples().head({ epic, branch: null });
      const worth = inOrderOfWorth(await items(at, 'issues'), head);
      return worth[0]?.id;
    };
    expect([await named('#7'), await named('ada/notes#7')]).toEqual(['ada/webshop#7', 'ada/notes#7']);
  });

  it('that were closed are gone, also where another repository is as it was', async () => {
    const at = await bench({ repositories: ['ada/notes', 'ada/webshop'] });
    at.github.repository('ada/notes').open({ title: 'Note' });
    await at.sync();
    expect(await items(at, 'issues')).toHaveLength(8);
    at.repository.change(3, { state: 'closed' });
    for (let time = 0; time < 2; time += 1) {
      at.later(300);
      await at.sync();
    }
    expect((await items(at, 'issues')).map((item) => item.id)).not.toContain('ada/webshop#3');
    const before = at.server.requests.length;
    at.later(300);
    await at.sync();
    const again = at.server.requests.slice(before).filter(({ path }) => path.endsWith('/issues'));
    expect(again.map(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([true, true]);
    expect(await items(at, 'issues')).toHaveLength(7);
  });

  it('stay where a repository cannot be seen any more', async () => {
    const at = await bench();
    await at.sync();
    at.github.repositories.delete('ada/webshop');
    at.later(300);
    expect((await at.sync()).issues?.problem).toContain('ada/webshop');
    expect(await items(at, 'issues')).toHaveLength(7);
  });
});
