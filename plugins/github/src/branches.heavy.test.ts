/** Commits that are on the default branch already, and the session that made them. */
import { linkItems, type Span } from '@msp/core';
import { describe, expect, it } from 'vitest';
import { bench } from './testing/bench.js';

type Bench = Awaited<ReturnType<typeof bench>>;

/** Two sessions at the same time, one of them on the default branch and begun later: the time alone would name that one. */
const session = (id: string, branch: string, startTime: string): Span => ({
  ...{ id, branch, status: 'active', startTime, endTime: null, crashTime: null },
  lastEventTime: startTime,
});
const ONE = session('on tokens', 'tokens', '2026-11-21T08:00:00.000Z');
const OTHER = session('on main', 'main', '2026-11-21T08:05:00.000Z');
const AT = '2026-11-21T08:30:00Z';

/** The branch of each commit, whether it is on the default one, and the session that it is linked to. */
async function told(at: Bench, sessions: readonly Span[] = [ONE, OTHER]) {
  const items = await at.store.feedItems({ plugin: 'github', feed: 'commits', limit: 100 });
  const links = linkItems(items, sessions, at.now());
  return Object.fromEntries(
    items.map(({ title, branch, values }, index) => [
      title,
      [branch, values?.default === true, links[index] ?? null],
    ]),
  );
}

/** A branch of the session with two commits. */
async function begun() {
  const at = await bench();
  at.repository.branch('tokens', 'main');
  at.repository.push('tokens', ['Rotate', 'Test it'], AT);
  return at;
}

const OURS = { Rotate: ['tokens', true, 'on tokens'], 'Test it': ['tokens', true, 'on tokens'] };
const SEEN_BEFORE = { Rotate: ['tokens', false, 'on tokens'], 'Test it': ['tokens', false, 'on tokens'] };

describe('commits of a branch that was merged before anybody looked', () => {
  it('by moving the default branch to it belong to its session', async () => {
    const at = await begun();
    at.repository.branch('main', 'tokens');
    await at.sync();
    expect(await told(at)).toMatchObject(OURS);
  });

  it('by a merge commit belong to its session, and that commit to whoever made it', async () => {
    const at = await begun();
    at.repository.merge('tokens', 'main', '2026-11-21T08:40:00Z');
    await at.sync();
    expect(await told(at)).toMatchObject({ ...OURS, 'Merge tokens': ['main', true, 'on main'] });
  });

  it('by one commit in place of all: those of the branch belong to its session, the new one to the time', async () => {
    const at = await begun();
    at.repository.push('main', ['Rotate tokens (#7)'], '2026-11-21T08:40:00Z');
    await at.sync();
    expect(await told(at, [ONE])).toMatchObject({
      ...SEEN_BEFORE,
      'Rotate tokens (#7)': ['main', true, 'on tokens'],
    });
  });

  it('and deleted belong to the session of that time', async () => {
    const at = await begun();
    at.repository.branch('main', 'tokens');
    at.repository.branches.delete('tokens');
    await at.sync();
    expect(await told(at, [ONE])).toMatchObject({
      Rotate: ['main', true, 'on tokens'],
      'Test it': ['main', true, 'on tokens'],
    });
  });
});

describe('commits of a branch that were seen before it was merged', () => {
  it.each(['moved', 'merged', 'moved and deleted'])('stay with it: %s', async (how) => {
    const at = await begun();
    await at.sync();
    expect(await told(at)).toMatchObject(SEEN_BEFORE);
    if (how === 'merged') at.repository.merge('tokens', 'main', '2026-11-21T08:40:00Z');
    else at.repository.branch('main', 'tokens');
    if (how === 'moved and deleted') at.repository.branches.delete('tokens');
    at.later(900);
    await at.sync();
    expect(await told(at)).toMatchObject(SEEN_BEFORE);
  });
});

describe('commits of the default branch', () => {
  it('that a new branch begins with stay linked to the session on the default one', async () => {
    const at = await bench();
    at.repository.push('main', ['Before'], AT);
    at.repository.branch('tokens', 'main');
    at.repository.push('tokens', ['Rotate'], '2026-11-21T08:40:00Z');
    await at.sync();
    const late = session('on tokens', 'tokens', '2026-11-21T08:35:00.000Z');
    expect(await told(at, [late, OTHER])).toMatchObject({
      Before: [expect.any(String), true, 'on main'],
      Rotate: ['tokens', false, 'on tokens'],
    });
  });

  it('that were told are not told again because a branch begins with them', async () => {
    const at = await bench();
    at.repository.push('main', ['Before'], AT);
    await at.sync(null);
    at.repository.branch('tokens', 'main');
    at.repository.push('tokens', ['Rotate'], '2026-11-21T08:40:00Z');
    at.later(900);
    expect((await at.sync()).commits).toMatchObject({ processed: 1 });
    expect(await told(at)).toMatchObject({ Before: ['main', true, 'on main'] });
  });

  it('are given to the branch later, where GitHub stops answering before that is asked', async () => {
    const at = await begun();
    at.repository.branch('main', 'tokens');
    at.server.fail({ kind: 'answer', status: 502 }, { when: ({ query }) => query.get('sha') === 'tokens' });
    await at.sync();
    expect(await told(at, [ONE])).toMatchObject({ Rotate: ['main', true, 'on tokens'] });
    at.server.heal();
    at.later(900);
    await at.sync();
    expect(await told(at)).toMatchObject(OURS);
  });
});
