import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecallOutput, RecordOutput, StatusOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { sandbox, started } from './testing/sandbox.js';

/** What a terminal obeys, but for the line break. */
const STEERING = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

const HOSTILE: Readonly<Record<string, string>> = {
  'an escape sequence': 'red \u001b[31mtext\u001b[0m and \u001b]0;title\u0007',
  'C1 controls': 'a\u009b31mb\u0085c',
  'line breaks': 'first\nsecond\n\nthird',
  'a carriage return': 'honest text\rEVIL',
  emoji: 'ship it 🚀 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'right to left': 'שלום עולם \u202eevil\u2066',
  quotes: `it's "quoted" \`code\` $HOME \\n`,
  'SQL and JSON': `'); drop table events; -- {"a":1}`,
  'zero width': 'a\u200bb\ufeffc',
  'a format string': `%s %d %% $\{x} {{y}}`,
};

describe.each(Object.entries(HOSTILE))('text with %s', (_, text) => {
  it('is kept as it is, and never reaches a terminal raw', () => {
    const shop = started();
    const { session } = shop.json(RecordOutput, 'update', text);
    expect(session?.updates[0]?.description).toBe(text);
    shop.msp('decide', text);
    shop.msp('block', text);
    shop.msp('note', text);
    shop.msp('route', text);
    const views = [
      ['status'],
      ['recall'],
      ['context'],
      ['sessions'],
      ['standup'],
      ['why', 'text'],
      ['git'],
      ['export', '--format', 'markdown'],
    ];
    for (const words of [...views, ['end', '--summary', text], ['start']]) {
      const { code, stdout, stderr } = shop.msp(...words);
      expect([words[0], code]).toEqual([words[0], 0]);
      expect(stdout + stderr).not.toMatch(STEERING);
    }
    const { stdout } = shop.msp('recall', '--json');
    expect(stdout).not.toMatch(STEERING);
  });
});

describe('text over standard input', () => {
  it('a mebibyte is kept whole; more is refused, and nothing recorded', () => {
    const shop = started();
    const text = 'word '.repeat(209_715).trim();
    const { code, stdout } = shop.run(['note', '-', '--json'], { input: `${text}\n` });
    expect(code).toBe(0);
    expect(RecordOutput.parse(JSON.parse(stdout)).session?.notes[0]?.text).toBe(text);
    for (const input of ['x'.repeat(1_048_577), Buffer.alloc(20 * 1024 * 1024, 'x')]) {
      expect(JSON.parse(shop.run(['note', '-', '--json'], { input }).stdout).error.code).toBe('MSP009');
    }
    expect(shop.json(StatusOutput, 'status').session?.notes).toHaveLength(1);
    expect(shop.msp('recall').stdout.length).toBeLessThan(5000);
    expect(shop.msp('status').code).toBe(0);
  });

  it('NUL, invalid UTF-8 and an end without a line break', () => {
    const shop = started();
    const of = (input: string | Buffer) =>
      RecordOutput.parse(JSON.parse(shop.run(['note', '-', '--json'], { input }).stdout)).session?.notes.at(
        -1,
      )?.text;
    expect(of('a\0b')).toBe('a\0b');
    expect(of(Buffer.from([0x61, 0xff, 0x62]))).toBe('a\ufffdb');
    expect(of('no break')).toBe('no break');
    expect(of('one\r\n')).toBe('one');
    expect(shop.msp('recall').stdout).toContain('a␀b');
  });

  it('an empty one is refused', () => {
    const shop = started();
    expect(JSON.parse(shop.run(['update', '-', '--json'], { input: ' \n' }).stdout).error.code).toBe(
      'MSP009',
    );
  });
});

describe('what looks like a secret', () => {
  // Put together here, so that no scanner takes this file for a leak.
  const secret = `ghp_${'16C7e42F292c6912E7710c838347Ae178B4a'}`;

  it('is masked with a warning where nobody can be asked', () => {
    const shop = started();
    const { code, stdout, stderr } = shop.msp('update', `The token is ${secret} now`);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^Warning: .*secret.*\n.*--allow-secret/)]);
    expect(stdout).not.toContain(secret);
    expect(shop.msp('export').stdout).not.toContain(secret);
    const { warnings } = shop.json(RecordOutput, 'decide', 'Rotate', '--rationale', secret);
    expect(warnings).toHaveLength(1);
    for (const file of ['msp.db', 'msp.db-wal']) {
      const path = join(shop.project, '.msp', file);
      if (existsSync(path)) expect(readFileSync(path).includes(secret)).toBe(false);
    }
  });

  it('is kept with --allow-secret', () => {
    const shop = started();
    const { session } = shop.json(RecordOutput, 'note', secret, '--allow-secret');
    expect(session?.notes[0]?.text).toBe(secret);
  });
});

it('names of projects and users cannot steer a terminal either', () => {
  const shop = sandbox();
  const env = { MSP_PROJECT: 'shop\u001b[2J', MSP_USER_NAME: 'ada\u001b]0;x\u0007' };
  shop.run(['start'], { env });
  for (const words of [['status', '--all'], ['sessions'], ['standup'], ['config']]) {
    expect(shop.run(words, { env }).stdout).not.toContain('\u001b');
  }
  expect(shop.run(['recall', '--json'], { env }).stdout).not.toContain('\u001b');
  expect(RecallOutput.parse(JSON.parse(shop.run(['recall', '--json'], { env }).stdout)).results).toHaveLength(
    0,
  );
});
