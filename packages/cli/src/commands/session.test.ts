import { EndOutput, RecordOutput, SessionsOutput, StartOutput, StatusOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { sandbox, started } from '../testing/sandbox.js';

describe('msp start', () => {
  it('shows where the last session left off', () => {
    const shop = started('--progress', '15');
    shop.msp('decide', 'Use Postgres');
    shop.msp('block', 'Waiting for the API key', '--severity', 'high');
    shop.msp('update', 'JWT works', '32');
    shop.msp('end', '--summary', 'Login works', '--next', 'Write the docs');
    const { stdout, code } = shop.msp(
      'start',
      '--goal',
      'Tokens rotate',
      '--epic',
      'accounts',
      '--type',
      'feature',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Session started {2}msp-\d{4}-\d\d-\d\d-\d{6}-\w{4}\n/);
    for (const line of [
      /Project {3}shop/,
      /Progress {2}██████░{14} 32%/,
      /Goal {6}Tokens rotate/,
      /Last session\n.*15% → 32% \(\+17%\)\n {2}Login works\n {2}Next: Write the docs/,
      /Open blockers\n {2}blk-\w+ {2}high {2}Waiting for the API key +just now/,
      /Recent decisions\n {2}dec-\w+ {2}Use Postgres/,
      /\nIntegrations: none connected\n$/,
    ]) {
      expect(stdout).toMatch(line);
    }
  });

  it('takes the project from the flag, the configuration, the folder', () => {
    const shop = sandbox();
    expect(shop.json(StartOutput, 'start').session?.project).toBe('shop');
    shop.msp('end');
    shop.msp('config', 'set', 'project', 'Web shop');
    expect(shop.json(StartOutput, 's').session?.project).toBe('Web shop');
    shop.msp('e');
    expect(shop.json(StartOutput, 'start', '--project', 'Other').session?.project).toBe('Other');
  });

  it('is refused while a session is active, and says how to end it', () => {
    const shop = started();
    const { code, stderr, stdout } = shop.msp('start');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Error MSP001 .*\n.*msp end/);
    expect(JSON.parse(shop.msp('start', '--json').stdout)).toEqual({
      error: { code: 'MSP001', message: expect.any(String), hint: expect.stringContaining('msp end') },
    });
  });

  it.each(['101', '-1', 'x'])('--progress %s is refused', (progress) => {
    const shop = sandbox();
    expect(JSON.parse(shop.msp('start', '--progress', progress, '--json').stdout).error.code).toBe('MSP009');
    expect(shop.json(StatusOutput, 'status').state).toBe('IDLE');
  });
});

describe('msp end', () => {
  it('shows what the session brought', () => {
    const shop = started('--progress', '15');
    shop.msp('update', 'JWT works', '32');
    const { stdout } = shop.msp('end', '--summary', 'Login works');
    expect(stdout).toMatch(/^Session ended {2}msp-/);
    for (const line of [
      /Duration {3}0 h \(under a minute\)/,
      /Progress {3}██████░+ 32% {3}15% → 32% \(\+17%\)/,
      /Recorded {3}1 update, 0 decisions, 0 entities, 0 blockers, 0 notes/,
      /Summary {4}Login works/,
      /Delivered {2}0\n {2}Queued {5}0/,
      /Archive {4}\.msp\/archive\/sessions\/msp-.*\.json/,
      /Last updates\n {2}just now {2}32% {2}JWT works/,
    ]) {
      expect(stdout).toMatch(line);
    }
  });

  it('gives the whole session as JSON', () => {
    const shop = started();
    const { session, state, archive, delivered, queued } = shop.json(
      EndOutput,
      'end',
      '--next',
      'a',
      '--next',
      'b',
    );
    expect({ state, delivered, queued }).toEqual({ state: 'COMPLETE', delivered: 0, queued: 0 });
    expect(session).toMatchObject({ status: 'completed', nextSteps: ['a', 'b'] });
    expect(shop.shell(`test -s .msp/${archive}`).code).toBe(0);
  });
});

describe('msp status', () => {
  it('is IDLE in an untouched folder, and leaves it so', () => {
    const shop = sandbox();
    expect(shop.json(StatusOutput, 'status')).toMatchObject({
      session: null,
      state: 'IDLE',
      openBlockers: [],
    });
    expect(shop.msp('status').stdout).toMatch(
      /^IDLE {2}No session is active here\.\n\n {2}Project {4}shop\n/,
    );
    expect(shop.msp('status', '-q').stdout).toBe('IDLE\n');
    expect(shop.shell('ls -A').stdout).toBe('');
  });

  it('shows the session', () => {
    const shop = started('--goal', 'Login works');
    shop.msp('update', 'JWT works', '45');
    const { stdout } = shop.msp('status');
    expect(stdout).toMatch(/^ACTIVE {2}msp-/);
    expect(stdout).toMatch(/Progress {3}█████████░{11} 45% {3}0% → 45% \(\+45%\)/);
    expect(stdout).toMatch(/Recorded {3}1 update\n/);
    expect(shop.json(StatusOutput, 'status')).toMatchObject({
      state: 'ACTIVE',
      hoursSilent: expect.any(Number),
    });
    expect(shop.msp('status', '-q').stdout).toMatch(/^ACTIVE msp-\S+ 45%\n$/);
  });

  it("--all shows everyone's, and --session selects one", () => {
    const shop = started();
    const bob = { env: { MSP_USER_NAME: 'bob' } };
    const { stdout } = shop.run(['start', '-q'], bob);
    const id = stdout.trim();
    expect(shop.json(StatusOutput, 'status', '--all').sessions).toHaveLength(2);
    expect(shop.msp('status', '-a').stdout).toMatch(/Sessions under way\n.*\bbob\n/s);
    expect(shop.json(RecordOutput, 'update', 'for bob', '--session', id).session?.id).toBe(id);
    expect(shop.json(StatusOutput, 'status').session?.updates).toEqual([]);
    const selected = shop.run(['status', '--json'], { env: { MSP_SESSION: id } });
    expect(JSON.parse(selected.stdout).session.id).toBe(id);
    expect(JSON.parse(shop.msp('status', '--session', 'nobody', '--json').stdout).error.code).toBe('MSP008');
  });
});

it('msp sessions lists what there is, the newest first', () => {
  const shop = started('--goal', 'Login works');
  shop.msp('end');
  shop.msp('start', '--project', 'Other');
  const { sessions } = shop.json(SessionsOutput, 'sessions');
  expect(sessions.map(({ project, status }) => [project, status])).toEqual([
    ['Other', 'active'],
    ['shop', 'completed'],
  ]);
  expect(shop.json(SessionsOutput, 'sessions', '--limit', '1').sessions).toHaveLength(1);
  expect(shop.json(SessionsOutput, 'sessions', '--project', 'shop').sessions).toHaveLength(1);
  expect(shop.json(SessionsOutput, 'sessions', '--status', 'crashed').sessions).toEqual([]);
  expect(shop.msp('sessions').stdout).toMatch(/completed {2}shop .*\n {4}Login works\n$/);
  expect(shop.msp('sessions', '-n', '0').code).toBe(64);
});
