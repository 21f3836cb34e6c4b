import type { FeedItem, FeedItemKind } from '@msp/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeContext } from '../context/compose.js';
import { renderContext } from '../context/render.js';
import { words } from '../recall/words.js';
import { startSession } from '../session/start.js';
import { recordUpdate } from '../session/update.js';
import { type TestHost, testHost } from '../testing/host.js';
import { feedFacts } from './facts.js';
import { knownOf, workflowOf } from './know.js';
import { mayFit, recallItems } from './recall.js';
import { shortId, sourceOf } from './source.js';

const HASH = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';

async function place(): Promise<TestHost> {
  const host = await testHost();
  const github = { name: 'github', use: 'github', enabled: true, mode: 'integrated', settings: {} } as const;
  return Object.assign(host, { config: { ...host.config, plugins: [github] } });
}

type Given = Partial<FeedItem> & { readonly sessionId?: string; readonly hours?: number };

/** Keeps items that happened so many hours ago. */
async function told(host: TestHost, all: Readonly<Record<string, readonly [FeedItemKind, Given]>>) {
  const now = host.now().toISOString();
  await host.store.transaction(async (transaction) => {
    await transaction.putFeedItems({
      ...{ plugin: 'github', feed: 'all', project: host.project, began: now },
      items: Object.entries(all).map(([id, [kind, { sessionId = null, hours = 0, ...given }]]) => ({
        item: {
          ...{ id, kind, title: `Title of ${id}` },
          time: new Date(host.now().getTime() - hours * 3_600_000).toISOString(),
          ...given,
        },
        sessionId,
      })),
    });
    await transaction.putFeedState({
      ...{ plugin: 'github', feed: 'all', state: null, run: null, syncedAt: now, triedAt: now, dueAt: now },
      ...{ problem: null, failingSince: null, failures: 0 },
    });
  });
}

const section = async (host: TestHost, budget = 4000) => {
  const { sections } = await composeContext(host, { budget });
  return sections.find(({ title }) => title.startsWith('From your tools'));
};

describe('the context', () => {
  it('tells what tools know, the issue of the session first', async () => {
    const host = await place();
    host.identity = { ...host.identity, branch: 'ada/eng-12-login' };
    const { head: session } = await startSession(host, {});
    await told(host, {
      [HASH]: ['commit', { author: 'ada', sessionId: session.id }],
      'old-commit': ['commit', { hours: 2 }],
      'ancient-commit': ['commit', { hours: 24 * 9 }],
      'ENG-1': ['issue', { state: 'Todo' }],
      'ENG-123': ['issue', { hours: 1, values: { assigned: true } }],
      ...Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [`OPS-${index}`, ['issue', { hours: 800 }]]),
      ),
      '7f': ['issue', { hours: 900, values: { key: 'ENG-12' }, state: 'In Progress', author: 'grace' }],
    });
    const lines = (await section(host))?.lines ?? [];
    expect(lines.map(({ id }) => id).filter((id) => !id.includes('OPS-'))).toEqual([
      'github:issue ENG-12',
      'github:issue ENG-123',
      'github:issue ENG-1',
      'github:commit 1a2b3c4',
      'github:commit old-commit',
    ]);
    expect(lines[0]?.text).toBe('Title of 7f (In Progress, grace)');
    expect(renderContext(await composeContext(host), 'ai')).toContain(
      '- Title of 7f (In Progress, grace) [github:issue ENG-12]',
    );
  });

  it('says how old it is, once that is more than an hour', async () => {
    const host = await place();
    await told(host, { 'ENG-1': ['issue', {}] });
    host.pass(0.9);
    expect((await section(host))?.lines[0]?.text).toBe('Title of ENG-1');
    host.pass(0.2);
    expect((await section(host))?.lines[0]?.text).toBe('Title of ENG-1 (as of 2026-11-21 09:00 UTC)');
  });

  it.each([100, 300, 1000, 4000])('never costs more than %s tokens', async (budget) => {
    const host = await place();
    await startSession(host, {});
    for (let count = 0; count < 20; count += 1) await recordUpdate(host, { text: `Update ${count}` });
    const issues = Array.from({ length: 60 }, (_, index) => [`ENG-${index}`, ['issue', { detail: 'x' }]]);
    await told(host, Object.fromEntries(issues));
    const document = await composeContext(host, { budget });
    expect(document.tokens).toBeLessThanOrEqual(budget);
    expect((await section(host, budget))?.lines.length ?? 0).toBeLessThan(60);
  });

  it('tells nothing of a tool that is connected no more', async () => {
    const host = await place();
    await told(host, { 'ENG-1': ['issue', {}] });
    const { config } = host;
    const other = config.plugins.map((plugin) => ({ ...plugin, name: 'linear' }));
    expect(await section(Object.assign(host, { config: { ...config, plugins: other } }))).toBeUndefined();
    const nobody = { project: 'shop', branch: null, plugins: ['linear'] };
    expect(await knownOf(host.store, null, nobody)).toBeNull();
    expect(
      await recallItems(host.store, { query: 'title', limit: 9, plugins: ['linear'] }, host.now()),
    ).toEqual([]);
  });

  it('does not ask the store where no tool is connected', async () => {
    const host = await testHost();
    await told(host, { 'ENG-1': ['issue', {}] });
    expect(await section(host)).toBeUndefined();
  });
});

describe('knownOf', () => {
  it('is null where no tool has told anything', async () => {
    const host = await place();
    expect(
      await knownOf(host.store, null, { project: 'shop', branch: 'main', plugins: ['github'] }),
    ).toBeNull();
  });

  it('tells what belongs to the session, and the newest run of each workflow on the branch', async () => {
    const host = await place();
    const { head: session } = await startSession(host, {});
    const run = (hours: number, title: string, state: string): [FeedItemKind, Given] => [
      'run',
      { hours, title, state, branch: 'main' },
    ];
    await told(host, {
      1: run(3, 'CI: Fix the login', 'success'),
      2: run(1, 'CI: Rotate tokens', 'failure'),
      3: run(2, 'Release', 'success'),
      4: ['run', { title: 'CI', branch: 'other' }],
      [HASH]: ['commit', { sessionId: session.id }],
    });
    const known = await knownOf(host.store, session, {
      project: 'shop',
      branch: 'main',
      plugins: ['github'],
    });
    expect(known?.runs.map(({ id, state }) => [id, state])).toEqual([
      ['2', 'failure'],
      ['3', 'success'],
    ]);
    expect(known?.references.map(({ id }) => id)).toEqual([HASH]);
    expect(workflowOf({ title: 'x: y', values: { workflow: 'Deploy' } })).toBe('Deploy');
  });
});

describe('recallItems', () => {
  it('finds what fits, the best first, and leaves out what meets less than half', async () => {
    const host = await place();
    await told(host, {
      a: ['issue', { title: 'Token rotation', detail: 'With postgres' }],
      b: ['commit', { title: 'Rotating tokens', hours: 24 * 300 }],
      c: ['run', { title: 'Nothing of that', hours: 1 }],
    });
    const find = async (query: string, given = {}) =>
      (await recallItems(host.store, { query, limit: 9, plugins: ['github'], ...given }, host.now())).map(
        ({ item }) => item.id,
      );
    expect(await find('token rotation')).toEqual(['a', 'b']);
    expect(await find('token rotation', { kinds: ['commit'] })).toEqual(['b']);
    expect(await find('token rotation', { since: new Date(host.now().getTime() - 60_000) })).toEqual(['a']);
    expect(await find('post')).toEqual(['a']);
    expect(await find('mongo database')).toEqual([]);
    expect(await find('!!')).toEqual([]);
    expect(await find('', { limit: 2 })).toEqual(['a', 'c']);
  });
});

describe('mayFit', () => {
  it('never leaves out a text that holds one of the words', () => {
    const word = fc.stringMatching(/^[a-z]{1,14}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (all, at) => {
        const asked = words(all[at % all.length] as string);
        expect(mayFit(all.join(' ').toUpperCase(), asked)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    const pairs = ['rotation rotating', 'organization organize', 'happy happiness', 'relational relate'];
    for (const pair of pairs) {
      const [one = '', other = ''] = pair.split(' ');
      if (words(one)[0] === words(other)[0]) expect([pair, mayFit(one, words(other))]).toEqual([pair, true]);
    }
    expect(mayFit('Rotate the keys', words('postgres'))).toBe(false);
    expect(mayFit('Schlüssel', words('postgres'))).toBe(true);
  });
});

describe('feedFacts', () => {
  it('tells the branches of the sessions of the last 30 days, this one first', async () => {
    const host = await place();
    const branches = ['old', 'feature', 'main'];
    for (const branch of branches) {
      host.identity = { ...host.identity, branch, user: branch };
      await startSession(host, {});
      host.pass(branch === 'old' ? 24 * 31 : 1);
    }
    const facts = { store: host.store, project: 'shop', branch: 'here', now: host.now(), sessionTimeout: 24 };
    const told = await feedFacts(facts);
    expect(told.facts.branches).toEqual(['here', 'main', 'feature']);
    expect(told.facts.since).toBe(new Date(facts.now.getTime() - 30 * 86_400_000).toISOString());
    expect((await feedFacts({ ...facts, branch: null })).facts.branches).toEqual(['main', 'feature']);
  });
});

describe('names', () => {
  it('are short', () => {
    expect(shortId(HASH)).toBe('1a2b3c4');
    expect(shortId(`acme/shop@${HASH}`)).toBe('acme/shop@1a2b3c4');
    expect(shortId(`${HASH}0`)).toBe(`${HASH.slice(0, 39)}…`);
    expect(shortId('x'.repeat(300))).toHaveLength(40);
    expect(sourceOf({ plugin: 'ci', kind: 'run', id: '7' })).toBe('ci:run 7');
  });
});
