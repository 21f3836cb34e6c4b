/** What is looked for before it is written to: replaced decisions, pull requests of a branch, issues that a branch may mean. */
import { describe, expect, it } from 'vitest';
import { bench } from './testing/bench.js';

type Bench = Awaited<ReturnType<typeof bench>>;

async function decide(at: Bench) {
  const refers = await at.happen('decision-made', { data: { content: 'Keys in a file' } }, { number: 1 });
  const data = { content: 'Keys in the vault', supersedes: refers.id };
  await at.happen('decision-made', { data }, { number: 2, refers });
}

async function passes(at: Bench, count = 4) {
  for (let pass = 0; pass < count; pass += 1) {
    await at.pass();
    at.later(120);
  }
}

describe('a decision that is replaced', () => {
  it('has its issue closed as not planned, with a comment that names the new one', async () => {
    const at = await bench({ decisions: 'issue' });
    await decide(at);
    await passes(at);
    const [old, next] = at.repository.issues.slice(7);
    expect(old).toMatchObject({
      title: 'ADR-0001: Keys in a file',
      state: 'closed',
      stateReason: 'not_planned',
    });
    expect(next).toMatchObject({ title: 'ADR-0002: Keys in the vault', state: 'open', labels: ['decision'] });
    expect(at.repository.written).toMatchObject([
      { issue: 8, body: expect.stringContaining('Replaced by #9.') },
    ]);
  });

  it.each([0, 1, 2, 3, 4, 5])('once, wherever an answer is lost: request %i', async (lost) => {
    const at = await bench({ decisions: 'issue' });
    let count = -1;
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: () => ++count === lost });
    await decide(at);
    await passes(at, 8);
    expect(at.repository.issues).toHaveLength(9);
    expect([at.repository.written.length, at.repository.find(8)?.state]).toEqual([1, 'closed']);
    expect((await at.outcome()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('whose issue somebody closed stays as they closed it, and is told all the same', async () => {
    const at = await bench({ decisions: 'issue' });
    const refers = await at.happen('decision-made', { data: { content: 'Keys in a file' } }, { number: 1 });
    await passes(at);
    at.repository.change(8, { state: 'closed', stateReason: 'completed', closed: '2026-11-21T09:05:00Z' });
    const data = { content: 'Keys in the vault', supersedes: refers.id };
    await at.happen('decision-made', { data }, { number: 2, refers });
    await passes(at);
    expect(at.repository.find(8)).toMatchObject({ state: 'closed', stateReason: 'completed' });
    expect(at.repository.written).toMatchObject([{ issue: 8 }]);
    expect(at.server.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
    expect((await at.outcome()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('that has no issue: nothing is closed, and nothing waits', async () => {
    const at = await bench({ decisions: 'issue' });
    const refers = { ...(await at.happen('note-taken')), type: 'decision-made' } as never;
    await at.happen('decision-made', { data: { content: 'Keys in the vault' } }, { refers });
    await passes(at);
    expect((await at.outcome()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    expect(at.repository.issues.map(({ state }) => state)).not.toContain('closed');
  });

  it('where issues are switched off is parked alone, and the end of the session is told all the same', async () => {
    const at = await bench({ decisions: 'issue', repositories: ['ada/webshop', 'ada/notes'] });
    at.repository.hasIssues = false;
    at.github.repository('ada/notes').open({ title: 'Notes' });
    await decide(at);
    await at.happen('session-ended', {}, { epic: 'ada/notes#1' });
    await passes(at);
    expect(await at.entries('parked')).toHaveLength(2);
    expect(at.github.repository('ada/notes').written).toHaveLength(1);
  });
});

describe('the pull request of a branch', () => {
  it('is commented on where it is open, and its number is remembered', async () => {
    const at = await bench({ comment: 'pull-request' });
    at.repository.open({ title: 'Old', head: 'tokens', state: 'closed' });
    at.repository.open({ title: 'Tokens', head: 'tokens' });
    await at.happen('session-ended', {}, { branch: 'tokens' });
    await at.pass();
    expect(at.repository.written).toMatchObject([{ issue: 9 }]);
    expect(await at.links('msp-1')).toMatchObject([{ remote: '9' }]);
  });

  it('that there is none of is not waited for', async () => {
    const at = await bench({ comment: 'pull-request' });
    await at.happen('session-ended', {}, { branch: 'tokens' });
    await at.pass();
    expect((await at.outcome()).map(({ status }) => status)).toEqual(['sent']);
    expect(at.repository.written).toEqual([]);
  });
});

describe('a number in the name of a branch', () => {
  it.each([
    ['an open issue', {}, 1],
    ['one that was closed during the session', { state: 'closed', closed: '2026-11-21T09:30:00Z' }, 1],
    ['one that was closed before', { state: 'closed', closed: '2026-01-01T00:00:00Z' }, 0],
  ] as const)('means %s', async (_, facts, count) => {
    const at = await bench();
    at.repository.change(2, facts);
    await at.happen('session-ended', {}, { branch: 'feature/2-factor-login' });
    await at.pass();
    expect([at.repository.written.length, (await at.entries('queued')).length]).toEqual([count, 0]);
    expect(await at.entries('parked')).toEqual([]);
  });

  it('that was moved to another repository is not taken for what has its new number here', async () => {
    const at = await bench();
    const next = at.github.repository('ada/notes');
    for (let number = 1; number <= 5; number += 1) next.open({ title: `Note ${number}` });
    const location = `${at.server.url}/repos/ada/notes/issues/5`;
    at.server.fail(
      { kind: 'answer', status: 301, headers: { location } },
      { when: ({ path }) => path === '/repos/ada/webshop/issues/2' },
    );
    await at.happen('session-ended', {}, { branch: '2-login' });
    await at.pass();
    expect(at.repository.written).toEqual([]);
    expect((await at.outcome()).map(({ status }) => status)).toEqual(['sent']);
  });

  it('that is no issue parks nothing', async () => {
    const at = await bench();
    await at.happen('session-ended', {}, { branch: '99-bottles' });
    await at.pass();
    expect((await at.outcome()).map(({ status }) => status)).toEqual(['sent']);
  });
});
