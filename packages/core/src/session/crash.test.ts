import { describe, expect, it } from 'vitest';
import { loadSession } from '../state/session.js';
import { codeOf, testHost } from '../testing/host.js';
import { endSession } from './end.js';
import { recoverSession } from './recover.js';
import { startSession } from './start.js';
import { sessionStatus } from './status.js';
import { recordUpdate } from './update.js';

describe('a crash', () => {
  it('is judged by silence: a warning first, then CRASHED, and recording is refused', async () => {
    const host = await testHost();
    await startSession(host, {});
    host.pass(9);
    expect(await sessionStatus(host)).toMatchObject({
      state: 'ACTIVE',
      warnings: [{ message: expect.stringContaining('9 hours') }],
    });
    host.pass(16);
    expect((await sessionStatus(host)).state).toBe('CRASHED');
    await expect(recordUpdate(host, { text: 'late' })).rejects.toMatchObject({
      code: 'MSP002',
      hint: expect.stringContaining('recover'),
    });
    expect(await host.store.events({ types: ['session-crashed'] })).toEqual([]);
  });

  it('waits at the next start, which goes on when told to', async () => {
    const host = await testHost();
    const { head } = await startSession(host, {});
    host.pass(30);
    await expect(startSession(host, {})).rejects.toMatchObject({ code: 'MSP006', exitCode: 2 });
    await expect(recordUpdate(host, { text: 'x' })).rejects.toMatchObject({
      code: 'MSP002',
      hint: expect.stringContaining(`msp recover ${head.id} --resume`),
    });
    expect(await host.store.session(head.id)).toMatchObject({
      status: 'crashed',
      recoverable: true,
      lastKnownGood: head.lastEventId,
    });
    expect((await startSession(host, { force: true })).state).toBe('ACTIVE');
    expect(await host.store.session(head.id)).toMatchObject({ status: 'crashed', recoverable: true });
  });

  it('can be resumed, completed as of the last sign of life, or discarded and kept', async () => {
    const host = await testHost();
    const { head } = await startSession(host, {});
    host.pass(2);
    await recordUpdate(host, { text: 'last words' });
    host.pass(30);
    const resumed = await recoverSession(host, { action: 'resume' });
    expect(resumed).toMatchObject({ state: 'ACTIVE', head: { id: head.id, crashTime: null } });
    await recordUpdate(host, { text: 'and on' });
    host.pass(30);
    const completed = await recoverSession(host, { action: 'complete', match: head.id });
    expect(completed).toMatchObject({ state: 'COMPLETE', archive: `archive/sessions/${head.id}.json` });
    expect(completed.head.duration).toBeCloseTo(32, 1);
    const second = await startSession(host, {});
    host.pass(30);
    const discarded = await recoverSession(host, { action: 'discard' });
    expect(discarded.head).toMatchObject({ id: second.head.id, status: 'crashed', recoverable: false });
    expect(await codeOf(recoverSession(host, { action: 'resume' }))).toBe('MSP008');
    expect(await codeOf(recoverSession(host, { action: 'resume', match: second.head.id }))).toBe('MSP016');
    expect((await recoverSession(host, { action: 'resume', match: second.head.id, force: true })).state).toBe(
      'ACTIVE',
    );
    expect(await codeOf(recoverSession(host, { action: 'resume', match: head.id, force: true }))).toBe(
      'MSP016',
    );
  });

  it('of a session that gives signs of life is not believed without force', async () => {
    const host = await testHost();
    const { head } = await startSession(host, {});
    expect(await codeOf(recoverSession(host, { action: 'complete', match: head.id }))).toBe('MSP016');
    expect((await recoverSession(host, { action: 'complete', match: head.id, force: true })).state).toBe(
      'COMPLETE',
    );
  });
});

describe('clocks', () => {
  it('that run backwards lose nothing: the order stays, durations are not negative, the person is told', async () => {
    const host = await testHost();
    await startSession(host, {});
    await recordUpdate(host, { text: 'before' });
    host.pass(-5);
    const { warnings } = await recordUpdate(host, { text: 'after' });
    expect(warnings[0]?.message).toContain('5 hours behind');
    const { session } = await endSession(host, {});
    expect(session.duration).toBe(0);
    expect(session.updates.map(({ description }) => description)).toEqual(['before', 'after']);
  });

  it('of two hosts may differ: both record, and neither sees the other crashed', async () => {
    const host = await testHost();
    const { head } = await startSession(host, {});
    host.identity = { ...host.identity, host: 'other-engine' };
    host.pass(-20);
    await recordUpdate(host, { text: 'from a clock behind' });
    host.pass(40);
    await recordUpdate(host, { text: 'from a clock ahead' });
    host.pass(-20);
    host.identity = { ...host.identity, host: 'engine' };
    expect((await sessionStatus(host)).state).toBe('ACTIVE');
    expect((await loadSession(host.store, head.id))?.updates).toHaveLength(2);
  });
});
