/** The feeds as the host reads them: pages, etags, what breaks off in the middle, and repositories that are not as they were. */
import { describe, expect, it } from 'vitest';
import { bench } from './testing/bench.js';
import { CLOSED } from './testing/replies.js';

type Bench = Awaited<ReturnType<typeof bench>>;

const messages = (count: number, word = 'Commit') =>
  Array.from({ length: count }, (_, index) => `${word} ${index}`);
const asked = (at: Bench, from: number) =>
  at.server.requests.slice(from).map(({ path, query }) => `${path}?${query}`);
const items = async (at: Bench, feed: string) => at.store.feedItems({ plugin: 'github', feed, limit: 5000 });

describe('commits', () => {
  it('all come, page after page, each once and with its branch', async () => {
    const at = await bench();
    at.repository.push('main', messages(1049), '2026-11-20T10:00:00Z');
    at.repository.push('tokens', ['Rotate'], '2026-11-21T08:00:00Z');
    const { commits } = await at.sync();
    expect(commits).toMatchObject({ status: 'synced', processed: 1051, failed: 0 });
    const found = await items(at, 'commits');
    expect(new Set(found.map((item) => item.id)).size).toBe(1051);
    expect(found.filter((item) => item.branch === 'tokens').map((item) => item.title)).toEqual(['Rotate']);
  });

  it('nothing new costs one 304 for each branch, which GitHub does not count', async () => {
    const at = await bench();
    at.repository.push('main', messages(250), '2026-11-20T10:00:00Z');
    at.repository.push('tokens', ['Rotate'], '2026-11-21T08:00:00Z');
    await at.sync();
    const [before, left] = [at.server.requests.length, at.github.remaining];
    at.later(300);
    await at.sync();
    const again = asked(at, before).filter((path) => path.includes('/commits'));
    expect(again).toHaveLength(2);
    expect(left - at.github.remaining).toBe(0);
  });

  it('a page that fails in the middle: the next synchronization goes on there, and none is missing', async () => {
    const at = await bench();
    at.repository.push('main', messages(349), '2026-11-20T10:00:00Z');
    at.server.fail({ kind: 'answer', status: 502 }, { when: ({ query }) => query.get('page') === '3' });
    expect((await at.sync()).commits?.status).not.toBe('synced');
    at.server.heal();
    // What is pushed meanwhile moves no page.
    at.repository.push('main', messages(120, 'Later'), '2026-11-21T08:00:00Z');
    at.later(900);
    await at.sync();
    at.later(900);
    await at.sync();
    expect(await items(at, 'commits')).toHaveLength(470);
    const later = at.server.requests.filter(({ query }) => query.get('page') === '3');
    const [first, ...others] = later.map(({ query }) => query.get('sha'));
    // Asked again for what was the newest commit then, and not for the branch.
    expect([first, others[0]]).toEqual([expect.stringMatching(/^[0-9a-f]{40}$/), first]);
  });

  it('a force push: what is new comes, and what was told stays', async () => {
    const at = await bench();
    at.repository.push('tokens', ['One', 'Two'], '2026-11-21T08:00:00Z');
    await at.sync();
    at.repository.branches.delete('tokens');
    at.repository.push('tokens', ['One, better'], '2026-11-21T08:30:00Z');
    at.later(300);
    await at.sync();
    const titles = (await items(at, 'commits')).map((item) => item.title);
    expect(titles.sort()).toEqual(['Begin', 'One', 'One, better', 'Two']);
  });

  it('of an empty repository, a deleted branch and a renamed repository do no harm', async () => {
    const at = await bench({ repositories: ['ada/empty', 'ada/old', 'ada/webshop'] });
    at.github.repository('ada/empty');
    at.github.repository('ada/new').push('main', ['Moved'], '2026-11-21T08:00:00Z');
    at.github.moved.set('ada/old', 'ada/new');
    const { commits } = await at.sync('gone');
    expect(commits).toMatchObject({ status: 'synced', processed: 2 });
  });

  it('of a repository that is not there: the others are read, and it is named', async () => {
    const at = await bench({ repositories: ['ada/gone', 'ada/webshop'] });
    for (let time = 0; time < 3; time += 1) {
      const { commits } = await at.sync();
      expect(commits?.problem).toContain('ada/gone');
      at.repository.push('main', [`New ${time}`], '2026-11-21T08:00:00Z');
      at.later(900);
    }
    expect((await items(at, 'commits')).map((item) => item.title).sort()).toEqual([
      'Begin',
      'New 0',
      'New 1',
    ]);
  });
});

const closed = ({ server }: Bench) =>
  server.fail(
    { kind: 'answer', status: 403, body: CLOSED },
    { when: ({ path }) => path.startsWith('/repos/ada/closed') },
  );

describe('a repository that the token may not see (403)', () => {
  it('keeps nobody from reading the others, and is named', async () => {
    const at = await bench({ repositories: ['ada/closed', 'ada/webshop'] });
    closed(at);
    at.repository.comment(7, 'Looks good');
    at.repository.start('tokens', 'Notes');
    for (let time = 0; time < 2; time += 1) {
      const synced = await at.sync();
      for (const feed of ['commits', 'comments', 'runs'])
        expect([feed, synced[feed]?.problem]).toEqual([feed, expect.stringContaining('ada/closed')]);
      at.repository.push('main', [`New ${time}`], '2026-11-21T08:00:00Z');
      at.later(3600);
    }
    const count = async (feed: string) => (await items(at, feed)).length;
    expect([await count('commits'), await count('comments'), await count('runs')]).toEqual([2, 1, 1]);
  });

  it('is read as soon as the token may see it', async () => {
    const at = await bench({ repositories: ['ada/closed', 'ada/webshop'] });
    at.github.repository('ada/closed').open({ title: 'One' });
    at.github.repository('ada/closed').comment(1, 'Open again');
    closed(at);
    await at.sync();
    at.server.heal();
    at.later(3600);
    const { comments } = await at.sync();
    expect([comments?.status, (await items(at, 'comments')).map(({ title }) => title)]).toEqual([
      ...['synced', ['Open again']],
    ]);
  });
});

describe('comments', () => {
  it('that are ours are left out, and the pages behind them are read', async () => {
    const at = await bench({ issue: 7 });
    for (let index = 0; index < 3; index += 1) at.repository.comment(7, `Theirs ${index}`);
    for (let index = 0; index < 60; index += 1)
      at.repository.comment(7, `### Session\n\n<!-- msp:evt-${index} -->`);
    await at.sync();
    const titles = (await items(at, 'comments')).map(({ title }) => title);
    expect(titles.sort()).toEqual(['Theirs 0', 'Theirs 1', 'Theirs 2']);
  });
});

it('a run is told again when it has ended', async () => {
  const at = await bench();
  at.repository.start('tokens', 'Notes');
  await at.sync();
  expect(await items(at, 'runs')).toMatchObject([
    { state: 'queued', values: { workflow: 'Notes', repository: 'ada/webshop' } },
  ]);
  const [run] = at.repository.runs;
  if (run) at.repository.runs[0] = { ...run, status: 'completed', conclusion: 'failure' };
  at.later(300);
  await at.sync();
  expect((await items(at, 'runs')).map((item) => item.state)).toEqual(['failure']);
});

it('a limit that is reached while reading is waited for', async () => {
  const at = await bench();
  at.github.remaining = 1;
  expect((await at.sync()).commits?.status).toBe('limited');
  at.github.remaining = 5000;
  at.later(700);
  expect((await at.sync()).commits?.status).toBe('synced');
});
