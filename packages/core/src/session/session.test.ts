import { describe, expect, it } from 'vitest';
import { loadSession } from '../state/session.js';
import { codeOf, testHost } from '../testing/host.js';
import { raiseBlocker, resolveBlocker } from './blocker.js';
import { recordDecision } from './decision.js';
import { endSession } from './end.js';
import { changeGoal, recordEntity, takeNote } from './remark.js';
import { startSession } from './start.js';
import { sessionStatus, sessionsUnderWay } from './status.js';
import { recordUpdate } from './update.js';

describe('a session', () => {
  it('starts, records, ends, and is whole afterwards', async () => {
    const host = await testHost();
    const { head } = await startSession(host, {
      goal: 'Tokens rotate',
      epic: 'AUTH',
      type: 'feature',
      description: 'first day',
    });
    expect(head).toMatchObject({
      project: 'shop',
      user: 'ada',
      branch: 'main',
      startProgress: 0,
      status: 'active',
    });
    expect(head.id).toMatch(/^msp-2026-11-21-\d{6}-[0-9a-z]{4}$/);
    await recordUpdate(host, { text: 'Refresh endpoint answers #auth', progress: 20 });
    await recordDecision(host, {
      text: 'Rotate on use',
      rationale: 'theft is noticed',
      alternatives: ['daily'],
      impact: 'high',
    });
    await recordEntity(host, { name: 'TokenService', type: 'class', path: 'src/token.ts' });
    await raiseBlocker(host, { text: 'No mail credentials', category: 'external', severity: 'high' });
    await takeNote(host, { text: 'Ask Grace' });
    await changeGoal(host, { goal: 'Tokens rotate safely' });
    host.pass(1.5);
    await resolveBlocker(host, { match: 'mail credentials', solution: 'Ops sent them' });
    const { session, state, archive } = await endSession(host, {
      summary: 'It rotates',
      nextSteps: ['Rate limits'],
    });
    expect(state).toBe('COMPLETE');
    expect(archive).toBe(`archive/sessions/${head.id}.json`);
    expect(session).toMatchObject({
      status: 'completed',
      goal: 'Tokens rotate safely',
      duration: expect.closeTo(1.5, 1),
      startProgress: 0,
      endProgress: 20,
      summary: 'It rotates',
      nextSteps: ['Rate limits'],
      updates: [{ description: 'Refresh endpoint answers #auth', progress: 20, tags: ['auth'] }],
      decisions: [
        { content: 'Rotate on use', rationale: 'theft is noticed', alternatives: ['daily'], impact: 'high' },
      ],
      entities: [{ name: 'TokenService', type: 'class', path: 'src/token.ts' }],
      blockers: [{ status: 'resolved', resolution: 'Ops sent them', category: 'external' }],
      notes: [{ text: 'Ask Grace' }],
    });
    expect((await sessionStatus(host)).state).toBe('IDLE');
  });

  it('starts where the last completed one of the project ended', async () => {
    const host = await testHost();
    const { head: first } = await startSession(host, { progress: 15 });
    await recordUpdate(host, { text: 'more', progress: 32 });
    await endSession(host, {});
    const { head, previous } = await startSession(host, {});
    expect(head).toMatchObject({ startProgress: 32, follows: first.id });
    expect(previous?.id).toBe(first.id);
    await endSession(host, {});
    host.project = 'other';
    expect((await startSession(host, {})).head).toMatchObject({ startProgress: 0, follows: null });
  });

  it('refuses a second start and says how to end the first', async () => {
    const host = await testHost();
    await startSession(host, {});
    await expect(startSession(host, {})).rejects.toMatchObject({
      code: 'MSP001',
      exitCode: 2,
      hint: expect.stringContaining('msp end'),
    });
  });

  it('belongs to a user and a working tree', async () => {
    const host = await testHost();
    const { head } = await startSession(host, {});
    host.identity = { ...host.identity, user: 'grace' };
    expect(await codeOf(recordUpdate(host, { text: 'x' }))).toBe('MSP002');
    await startSession(host, {});
    host.identity = { ...host.identity, worktree: '/elsewhere' };
    await startSession(host, {});
    expect(await sessionsUnderWay(host)).toHaveLength(3);
    host.selected = head.id.slice(0, -1);
    expect((await recordUpdate(host, { text: 'into the first' })).head.id).toBe(head.id);
    host.selected = 'msp-';
    expect(await codeOf(recordUpdate(host, { text: 'x' }))).toBe('MSP007');
    host.selected = 'nobody';
    expect(await codeOf(recordUpdate(host, { text: 'x' }))).toBe('MSP008');
  });

  it('keeps progress where nothing is said, and lets it fall', async () => {
    const host = await testHost();
    await startSession(host, { progress: 40 });
    expect((await recordUpdate(host, { text: 'a' })).head.endProgress).toBe(40);
    expect((await recordUpdate(host, { text: 'b', progress: 10 })).head.endProgress).toBe(10);
  });

  it.each([
    { text: '' },
    { text: ' \n ' },
    { text: 'x', progress: 101 },
    { text: 'x', progress: -1 },
    { text: 'x', progress: 4.5 },
    { text: 'x', progress: Number.NaN },
    { text: 'x'.repeat(1_048_577) },
  ])('refuses bad input, records nothing', async (input) => {
    const host = await testHost();
    await startSession(host, {});
    expect(await codeOf(recordUpdate(host, input))).toBe('MSP009');
    expect(await host.store.events({})).toHaveLength(1);
  });

  it('masks a secret unless told to keep it', async () => {
    const host = await testHost();
    await startSession(host, {});
    const secret = `ghp_${'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'}`;
    const masked = await recordUpdate(host, { text: `token is ${secret}` });
    expect(masked.warnings[0]?.message).toContain('secret');
    expect(JSON.stringify(await host.store.events({}))).not.toContain(secret);
    const kept = await recordUpdate(host, { text: `token is ${secret}` }, { secrets: 'allow' });
    expect(kept.recorded[0]?.text).toContain(secret);
  });

  it('turns what a text tells of into typed records', async () => {
    const host = await testHost();
    await startSession(host, {});
    const { recorded } = await recordUpdate(host, { text: 'Decided to use PostgreSQL instead of MongoDB' });
    expect(recorded.map(({ type, autoDetected }) => [type, autoDetected])).toEqual([
      ['update-recorded', false],
      ['decision-made', true],
    ]);
    const [entry] = await host.store.decisions({});
    expect(entry?.id).toBe(recorded[1]?.id);
    const session = await loadSession(host.store, (await sessionStatus(host)).head?.id ?? '');
    expect(session?.updates[0]?.autoDetected).toMatchObject({ type: 'decision' });
  });
});

describe('blockers', () => {
  it('are found by id, its beginning, or words; several change nothing', async () => {
    const host = await testHost();
    await startSession(host, {});
    await raiseBlocker(host, { text: 'CORS error in Safari' });
    const { recorded } = await raiseBlocker(host, { text: 'CORS error in Firefox' });
    await expect(resolveBlocker(host, { match: 'cors error' })).rejects.toMatchObject({
      code: 'MSP007',
      message: expect.stringContaining('Safari'),
    });
    expect(await host.store.blockers({ status: 'open' })).toHaveLength(2);
    expect(
      (await resolveBlocker(host, { match: (recorded[0]?.id ?? '').slice(0, 9) })).blocker?.description,
    ).toContain('Firefox');
    expect((await resolveBlocker(host, { match: 'Safari' })).blocker?.status).toBe('resolved');
    expect(await codeOf(resolveBlocker(host, { match: 'Safari' }))).toBe('MSP008');
  });

  it('stay open across sessions and can be resolved in a later one', async () => {
    const host = await testHost();
    const { head } = await startSession(host, {});
    await raiseBlocker(host, { text: 'Waiting for legal' });
    await endSession(host, {});
    const { openBlockers } = await startSession(host, {});
    expect(openBlockers.map(({ description }) => description)).toEqual(['Waiting for legal']);
    await resolveBlocker(host, { match: 'legal', solution: 'signed' });
    expect((await loadSession(host.store, head.id))?.blockers[0]).toMatchObject({
      status: 'resolved',
      resolution: 'signed',
    });
  });
});
