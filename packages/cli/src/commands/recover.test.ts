import { RecordOutput, SessionsOutput, StartOutput, StatusOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { later } from '../testing/run.js';
import { started } from '../testing/sandbox.js';

/** A session that has been silent for two days; every command from now on runs then. */
function crashed() {
  const shop = started('--goal', 'Login works');
  shop.msp('update', 'JWT works', '45');
  const { session } = shop.json(StatusOutput, 'status');
  Object.assign(shop.env, later(48));
  return { shop, id: session?.id ?? '' };
}

describe('a session that crashed', () => {
  it('is shown, and start names the exact next commands', () => {
    const { shop, id } = crashed();
    expect(shop.json(StatusOutput, 'status').state).toBe('CRASHED');
    expect(shop.msp('status').stdout).toContain(`msp recover ${id} --resume`);
    const { code: exit, stderr: said } = shop.msp('update', 'x');
    expect([exit, said]).toEqual([1, expect.stringContaining(`msp recover ${id} --resume`)]);
    const { code, stderr } = shop.msp('start');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Error MSP006 /);
    for (const part of [`msp recover ${id} --resume`, '--complete', '--discard', 'msp start --force']) {
      expect(stderr).toContain(part);
    }
  });

  it('is listed by recover, which changes nothing without an action', () => {
    const { shop, id } = crashed();
    expect(shop.json(SessionsOutput, 'recover').sessions.map((head) => head.id)).toEqual([id]);
    expect(shop.json(SessionsOutput, 'recover', '--list').sessions).toHaveLength(1);
    expect(shop.msp('recover').stdout).toMatch(
      new RegExp(`${id} .*45%.*Login works[^]*msp recover ${id} --resume`),
    );
    const { code, stderr } = shop.msp('recover', id.slice(0, 12));
    expect([code, stderr]).toEqual([
      64,
      expect.stringMatching(new RegExp(`^Error MSP017 .*\\n.*msp recover ${id} --resume`)),
    ]);
  });

  it('goes on with --resume', () => {
    const { shop, id } = crashed();
    const { session } = shop.json(StartOutput, 'recover', id.slice(0, 20), '--resume');
    expect(session?.id).toBe(id);
    expect(shop.json(RecordOutput, 'update', 'goes on').session?.id).toBe(id);
  });

  it('ends with --complete', () => {
    const { shop, id } = crashed();
    const { session, state } = shop.json(StartOutput, 'recover', '--complete');
    expect([session?.id, session?.status, state]).toEqual([id, 'completed', 'COMPLETE']);
    expect(shop.msp('start').code).toBe(0);
  });

  it('is kept, marked crashed, with --discard', () => {
    const { shop, id } = crashed();
    const { stdout } = shop.msp('recover', '--discard');
    expect(stdout).toMatch(new RegExp(`^Session ${id} discarded; it is kept, marked as crashed\n`));
    expect(shop.msp('recover').stdout).toBe('No session waits to be recovered.\n');
    expect(shop.json(SessionsOutput, 'sessions', '--status', 'crashed').sessions[0]?.id).toBe(id);
  });

  it('waits on while start --force begins another', () => {
    const { shop, id } = crashed();
    expect(shop.json(StartOutput, 'start', '--force').session?.id).not.toBe(id);
    expect(shop.json(SessionsOutput, 'recover', '--list').sessions.map((head) => head.id)).toContain(id);
  });
});

it('two actions at once are refused, and so is one that is not needed', () => {
  const shop = started();
  expect(shop.msp('recover', '--resume', '--discard').stderr).toMatch(/^Error MSP010 /);
  expect(JSON.parse(shop.msp('recover', '--resume', '--json').stdout).error.code).toBe('MSP008');
});
