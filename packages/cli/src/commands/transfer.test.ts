import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExportOutput, ImportOutput, SessionsOutput } from '@msp/protocol';
import { expect, it } from 'vitest';
import { sandbox, started } from '../testing/sandbox.js';

function worked() {
  const shop = started('--goal', 'Login works');
  shop.msp('update', 'JWT works', '45');
  shop.msp('end', '--summary', 'Login works');
  shop.msp('start', '--project', 'Other');
  return shop;
}

it('what is exported can be imported, and then exports the same', () => {
  const shop = worked();
  const { stdout } = shop.msp('export');
  expect(JSON.parse(stdout).events).toHaveLength(5);
  expect(shop.msp('export', '--json').stdout).toBe(stdout);
  const other = sandbox();
  const file = join(other.project, 'backup.json');
  writeFileSync(file, stdout);
  expect(other.json(ImportOutput, 'import', 'backup.json')).toMatchObject({
    events: 5,
    sessions: 2,
    skipped: 0,
  });
  expect(other.msp('export').stdout).toBe(stdout);
  expect(other.json(ImportOutput, 'import', file)).toMatchObject({ events: 0, skipped: 5 });
  const third = sandbox();
  expect(third.run(['import', '-'], { input: stdout }).stdout).toMatch(/^Imported 2 sessions, 5 events\n/);
  expect(third.msp('export').stdout).toBe(stdout);
});

it('one session, to a file that only its owner reads', () => {
  const shop = worked();
  const [, first] = shop.json(SessionsOutput, 'sessions').sessions;
  const { path, bytes } = shop.json(
    ExportOutput,
    'export',
    '--session',
    first?.id ?? '',
    '--output',
    'one.json',
  );
  const text = readFileSync(path ?? '', 'utf8');
  expect([JSON.parse(text).events.length, Buffer.byteLength(text)]).toEqual([4, bytes]);
  expect(statSync(path ?? '').mode & 0o777).toBe(0o600);
  expect(shop.msp('export', '-o', 'two.json').stdout).toMatch(/^Wrote .*two\.json \(\d+ bytes\)\n$/);
  expect(shop.msp('export', '-o', 'two.json', '-q').stdout).toBe(`${join(shop.project, 'two.json')}\n`);
});

it('Markdown, to be read', () => {
  const shop = worked();
  const { stdout } = shop.msp('export', '--format', 'markdown');
  expect(stdout).toMatch(/^# shop: Login works\n/);
  expect(stdout).toContain('JWT works');
  const document = shop.json(ExportOutput, 'export', '--format', 'markdown');
  expect(document).toMatchObject({ format: 'markdown', markdown: stdout, path: null });
});

it.each([
  [['export', '--output', 'not/there/x.json'], 64, 'MSP009'],
  [['export', '--output', '.'], 64, 'MSP009'],
  [['export', '--format', 'xml'], 64, 'MSP009'],
  [['export', '--session', 'nobody'], 64, 'MSP008'],
  [['import', 'not-there.json'], 64, 'MSP014'],
  [['import'], 64, 'MSP010'],
])('%j is refused', (words, exit, code) => {
  const { code: ended, stdout } = started().msp(...words, '--json');
  expect([ended, JSON.parse(stdout).error.code]).toEqual([exit, code]);
});

it('what is no export is refused, and nothing is imported', () => {
  const shop = sandbox();
  for (const input of ['', 'not json', '{"a":1}', '[]']) {
    const { code, stdout } = shop.run(['import', '-', '--json'], { input });
    expect([code, JSON.parse(stdout).error.code]).toEqual([64, 'MSP014']);
  }
});
