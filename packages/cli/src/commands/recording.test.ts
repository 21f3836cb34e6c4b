import { RecordOutput, StatusOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { sandbox, started } from '../testing/sandbox.js';

describe('msp update', () => {
  it('records a text and progress', () => {
    const shop = started();
    const { stdout, code } = shop.msp('update', 'JWT works', '45');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Recorded upd-\w{12}\n {2}Update {4}JWT works\n {2}Progress {2}█████████░{11} 45% {3}0% → 45% \(\+45%\)\n$/,
    );
    const { session, state, recorded } = shop.json(
      RecordOutput,
      'u',
      'Half of it is gone',
      '20%',
      '--tags',
      'a,b',
    );
    expect({ state, recorded }).toMatchObject({ state: 'ACTIVE', recorded: [{ type: 'update-recorded' }] });
    expect(session?.updates.map(({ progress, tags }) => [progress, tags])).toEqual([
      [45, []],
      [20, ['a', 'b']],
    ]);
    expect(session?.endProgress).toBe(20);
  });

  it.each([
    [['x', '45%'], 45],
    [['x', '--progress=45'], 45],
    [['--progress', '0', 'x'], 0],
    [['x', '100'], 100],
    [['x'], 7],
  ])('%j', (words, progress) => {
    const shop = started('--progress', '7');
    expect(shop.json(RecordOutput, 'update', ...words).session?.endProgress).toBe(progress);
  });

  it.each([
    [['x', 'abc'], 'MSP009'],
    [['x', '101'], 'MSP009'],
    [['x', '-1'], 'MSP009'],
    [['x', '4.5'], 'MSP009'],
    [['x', '--progress=101'], 'MSP009'],
    [['x', '--progress', '-1'], 'MSP009'],
    [['x', '45', '--progress', '45'], 'MSP010'],
    [[''], 'MSP009'],
    [[' \n\t'], 'MSP009'],
    [[], 'MSP010'],
    [['JWT', 'works', '45'], 'MSP010'],
  ])('%j is %s, and nothing is recorded', (words, code) => {
    const shop = started();
    const { code: exit, stdout } = shop.msp('update', ...words, '--json');
    expect([exit, JSON.parse(stdout).error.code]).toEqual([64, code]);
    expect(shop.json(StatusOutput, 'status').session?.updates).toEqual([]);
  });

  it('says what was found in the text', () => {
    const shop = started();
    const { stdout } = shop.msp('update', 'Decided to use Postgres for the ledger');
    expect(stdout).toMatch(/\+ decision {2}.*Postgres.*\(dec-\w{12}, found in the text\)/s);
  });

  it('prints only the id with --quiet', () => {
    expect(started().msp('update', 'x', '--quiet').stdout).toMatch(/^upd-\w{12}\n$/);
  });
});

describe('the other commands that record', () => {
  it('decide, and what it replaces', () => {
    const shop = started();
    const first = shop.json(
      RecordOutput,
      'decide',
      'Use MySQL',
      '--rationale',
      'We know it',
      '--impact',
      'high',
    );
    const id = first.recorded[0]?.id ?? '';
    const options = [
      '--alternatives',
      'MySQL, SQLite',
      '--category',
      'storage',
      '--related',
      'Ledger',
      '--supersedes',
      id,
    ];
    const { session } = shop.json(RecordOutput, 'd', 'Use Postgres', ...options);
    expect(session?.decisions).toMatchObject([
      {
        content: 'Use MySQL',
        rationale: 'We know it',
        impact: 'high',
        supersededBy: session?.decisions[1]?.id,
      },
      {
        content: 'Use Postgres',
        alternatives: ['MySQL', 'SQLite'],
        category: 'storage',
        relatedEntities: ['Ledger'],
        supersedes: id,
      },
    ]);
  });

  it('a contradiction is a warning, on stderr or in the document', () => {
    const shop = started();
    shop.msp('decide', 'Use Postgres for the ledger');
    const { code, stderr, stdout } = shop.msp('decide', 'Use MySQL for the ledger');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Recorded dec-/)]);
    expect(stderr).toMatch(/^Warning: .*contradict.*\n {2}.*--supersedes dec-/);
    const { warnings } = shop.json(RecordOutput, 'decide', 'Use SQLite for the ledger');
    expect(warnings[0]?.message).toContain('contradict');
  });

  it('block and resolve, by id, by its beginning, by words', () => {
    const shop = started();
    const block = (text: string) =>
      shop.json(RecordOutput, 'b', text, '--category', 'external', '--severity', 'high');
    const [first, second] = [block('Waiting for the API key'), block('Waiting for the designer')].map(
      ({ recorded }) => recorded[0]?.id ?? '',
    );
    expect(first).toMatch(/^blk-/);
    const { code, stdout } = shop.msp('resolve', 'waiting', '--json');
    expect([code, JSON.parse(stdout).error.code]).toEqual([64, 'MSP007']);
    expect(stdout).toContain(first);
    expect(stdout).toContain(second);
    expect(shop.json(StatusOutput, 'status').openBlockers).toHaveLength(2);
    const { session } = shop.json(RecordOutput, 'r', 'API', 'key', '--solution', 'Support sent it');
    expect(session?.blockers).toMatchObject([
      { status: 'resolved', resolution: 'Support sent it' },
      { status: 'open' },
    ]);
    expect(shop.msp('resolve', second?.slice(0, 9) ?? '').stdout).toContain('Waiting for the designer');
    expect(JSON.parse(shop.msp('resolve', 'nothing like it', '--json').stdout).error.code).toBe('MSP008');
  });

  it('entity, note and route', () => {
    const shop = started();
    shop.json(
      RecordOutput,
      'entity',
      'TokenService',
      '--type',
      'class',
      '--path',
      'src/token.ts',
      '--description',
      'Rotates',
    );
    shop.json(RecordOutput, 'note', 'The staging database is wiped every night');
    const { session } = shop.json(RecordOutput, 'route', 'Tokens rotate');
    expect(session).toMatchObject({
      goal: 'Tokens rotate',
      entities: [{ name: 'TokenService', type: 'class', path: 'src/token.ts', description: 'Rotates' }],
      notes: [{ text: 'The staging database is wiped every night' }],
    });
  });

  it.each([
    ['decide', 'x', '--impact', 'huge'],
    ['block', 'x', '--category', 'cosmic'],
    ['block', 'x', '--severity', '11'],
  ])('%s %s %s %s is refused', (...words) => {
    const { code, stdout } = started().msp(...words, '--json');
    expect([code, JSON.parse(stdout).error.code]).toEqual([64, 'MSP009']);
  });

  it.each([
    ['update', 'x'],
    ['decide', 'x'],
    ['block', 'x'],
    ['resolve', 'x'],
    ['entity', 'x'],
    ['note', 'x'],
    ['route', 'x'],
    ['end'],
  ])('msp %s without a session is MSP002, and makes nothing', (...words) => {
    const shop = sandbox();
    const { code, stdout, stderr } = shop.msp(...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Error MSP002 {2}No session is active here.*\n {2}.*msp start\n$/);
    expect(shop.shell('ls -A').stdout).toBe('');
  });
});
