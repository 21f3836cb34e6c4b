import { describe, expect, it } from 'vitest';
import { recordDecision } from '../session/decision.js';
import { endSession } from '../session/end.js';
import { startSession } from '../session/start.js';
import { codeOf, testHost } from '../testing/host.js';
import { why } from './why.js';

describe('the decision ledger', () => {
  it('answers with the decision in force then, its reasons, and what it replaced', async () => {
    const host = await testHost();
    await startSession(host, {});
    const first = await recordDecision(host, {
      text: 'Use MySQL for storage',
      rationale: 'the hoster has it',
    });
    const between = host.now();
    host.pass(48);
    host.pass(-47);
    const second = await recordDecision(host, {
      text: 'Use PostgreSQL for storage',
      rationale: 'transactions and JSON',
      alternatives: ['stay'],
      supersedes: (first.recorded[0]?.id ?? '').slice(0, 9),
    });
    expect(second.warnings).toEqual([]);

    const now = await why(host, { words: 'storage' });
    expect(now.answers).toHaveLength(1);
    expect(now.answers[0]).toMatchObject({
      decision: {
        content: 'Use PostgreSQL for storage',
        rationale: 'transactions and JSON',
        supersededBy: null,
      },
      replaced: [{ content: 'Use MySQL for storage', supersededBy: second.recorded[0]?.id }],
    });
    const then = await why(host, { words: 'storage', asOf: between });
    expect(then.answers[0]).toMatchObject({ decision: { content: 'Use MySQL for storage' }, replaced: [] });
    const byOldName = await why(host, { words: 'mysql' });
    expect(byOldName.answers[0]?.decision.content).toBe('Use PostgreSQL for storage');
    const byId = await why(host, { words: first.recorded[0]?.id ?? '' });
    expect(byId.answers[0]?.decision.content).toBe('Use PostgreSQL for storage');
    expect((await why(host, { words: 'storage', asOf: new Date('2020-01-01') })).answers).toEqual([]);
    expect((await why(host, { words: 'unheard' })).answers).toEqual([]);
    expect(await codeOf(why(host, { words: ' ?! ' }))).toBe('MSP009');
  });

  it('warns of a decision in force that a new one seems to contradict, across sessions, and names it', async () => {
    const host = await testHost();
    await startSession(host, {});
    const first = await recordDecision(host, { text: 'Use SQLite for storage' });
    await endSession(host, {});
    await startSession(host, {});
    const { warnings, recorded } = await recordDecision(host, { text: 'Use MongoDB for storage' });
    expect(recorded).toHaveLength(1);
    expect(warnings).toMatchObject([
      {
        message: expect.stringContaining('Use SQLite for storage'),
        hint: expect.stringContaining(`--supersedes ${first.recorded[0]?.id}`),
      },
    ]);
    expect((await recordDecision(host, { text: 'Use Redis for caching' })).warnings).toEqual([]);
    host.project = 'other';
    await endSession(host, {});
    await startSession(host, {});
    expect((await recordDecision(host, { text: 'Use DuckDB for storage' })).warnings).toEqual([]);
  });

  it('replaces only a decision that is there and in force', async () => {
    const host = await testHost();
    await startSession(host, {});
    const { recorded } = await recordDecision(host, { text: 'Ship on Mondays' });
    const id = recorded[0]?.id ?? '';
    expect(await codeOf(recordDecision(host, { text: 'x', supersedes: 'dec-nothing' }))).toBe('MSP008');
    await recordDecision(host, { text: 'Ship on Tuesdays', supersedes: id });
    expect(await codeOf(recordDecision(host, { text: 'Ship on Fridays', supersedes: id }))).toBe('MSP016');
    expect(await host.store.decisions({ inForceAt: host.now().toISOString() })).toMatchObject([
      { content: 'Ship on Tuesdays' },
    ]);
    expect(await host.store.events({ types: ['decision-made'] })).toHaveLength(2);
  });
});
