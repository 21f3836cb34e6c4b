import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it, onTestFinished } from 'vitest';
import { Refusal } from '../refusal.js';
import { writePlugin } from './write-plugin.js';

const FILES = new Map([
  ['.gitignore', 'node_modules/\n'],
  ['package.json', '{}\n'],
  ['src/deep/index.ts', 'export {};\n'],
]);

const run = (program: string, ...words: string[]) => spawnSync(program, words).status === 0;
const listed = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const ALL = ['.gitignore', 'package.json', 'src', join('src', 'deep'), join('src', 'deep', 'index.ts')];

function refused(folder: string, files: ReadonlyMap<string, string> = FILES): Refusal {
  try {
    writePlugin(folder, files);
  } catch (error) {
    if (Refusal.is(error)) return error;
    throw error;
  }
  throw new Error(`${folder} was written`);
}

it.each(['my-tool', 'a folder with spaces', 'Ünïcödé 工具', 'deep/er/still', "it's $HOME"])(
  'writes a new folder: %s',
  (name) => {
    const above = temporaryFolder();
    writePlugin(join(above, name), FILES);
    expect(listed(join(above, name))).toEqual(ALL);
    expect(readFileSync(join(above, name, 'src/deep/index.ts'), 'utf8')).toBe('export {};\n');
    expect(readdirSync(above)).toEqual([name.split('/')[0]]);
  },
);

it('a new folder has the permissions that any new folder has', () => {
  const above = temporaryFolder();
  writePlugin(join(above, 'made'), FILES);
  mkdirSync(join(above, 'other'));
  expect(statSync(join(above, 'made')).mode).toBe(statSync(join(above, 'other')).mode);
});

it('fills an empty folder, which stays the one that it was', () => {
  const folder = temporaryFolder();
  const { ino } = statSync(folder);
  writePlugin(folder, FILES);
  expect([listed(folder), statSync(folder).ino]).toEqual([ALL, ino]);
});

it('fills the empty folder that a link leads to', () => {
  const above = temporaryFolder();
  mkdirSync(join(above, 'real'));
  symlinkSync(join(above, 'real'), join(above, 'link'));
  writePlugin(join(above, 'link'), FILES);
  expect(listed(join(above, 'real'))).toEqual(ALL);
});

it.each([
  ['a file', 'is no folder', (path: string) => writeFileSync(path, 'mine')],
  [
    'a folder with a file',
    'is not empty',
    (path: string) => {
      mkdirSync(path);
      writeFileSync(join(path, '.hidden'), 'mine');
    },
  ],
  ['a link to nothing', 'leads nowhere', (path: string) => symlinkSync('nothing', path)],
  ['a link in a circle', 'in a circle', (path: string) => symlinkSync('taken', path)],
  [
    'a link to a folder that is full',
    'is not empty',
    (path: string) => symlinkSync(import.meta.dirname, path),
  ],
])('refuses %s, and leaves it alone', (_, message, prepare) => {
  const above = temporaryFolder();
  prepare(join(above, 'taken'));
  const before = listed(above);
  const refusal = refused(join(above, 'taken'));
  expect(refusal.message).toContain(message);
  expect([refusal.exitCode, refusal.hint]).toEqual([64, 'Name another folder: --folder <folder>']);
  expect(listed(above)).toEqual(before);
});

it('refuses a folder below a file', () => {
  const above = temporaryFolder();
  writeFileSync(join(above, 'file'), 'mine');
  expect(refused(join(above, 'file', 'my-tool')).message).toMatch(
    /a folder is needed|would have to be a folder/,
  );
});

it.each(['new', 'deep/new', 'empty'])('keeps nothing of %s where it fails in the middle', (name) => {
  const above = temporaryFolder();
  mkdirSync(join(above, 'empty'));
  // The second cannot be: a file is where its folder would be.
  const contradictory = new Map([...FILES, ['package.json/inner', '']]);
  expect(() => writePlugin(join(above, name), contradictory)).toThrow();
  expect(listed(above)).toEqual(['empty']);
});

it('says that a folder may not be written', ({ skip }) => {
  const above = temporaryFolder();
  const folder = join(above, 'closed');
  mkdirSync(folder);
  if (process.getuid?.() === 0) {
    if (!run('mount', '--bind', folder, folder) || !run('mount', '-o', 'remount,ro,bind', folder))
      skip('root, who may not mount');
    onTestFinished(() => void run('umount', '-l', folder));
  } else {
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
  }
  for (const path of [folder, join(folder, 'my-tool')]) {
    const { message, exitCode } = refused(path);
    expect(message).toMatch(/may not be written by you|is read-only/);
    expect(exitCode).toBe(3);
  }
  expect(readdirSync(folder)).toEqual([]);
});

it('keeps nothing on a disk that is full', ({ skip }) => {
  const disk = temporaryFolder();
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk))
    skip('this account may not mount a file system');
  onTestFinished(() => void run('umount', '-l', disk));
  const large = new Map([...FILES, ['src/large.ts', 'x'.repeat(100_000)]]);
  const { message, exitCode } = refused(join(disk, 'my-tool'), large);
  expect([message, exitCode]).toEqual([expect.stringContaining('disk that is full'), 3]);
  expect(readdirSync(disk)).toEqual([]);
  writePlugin(join(disk, 'my-tool'), FILES);
  expect(existsSync(join(disk, 'my-tool', 'package.json'))).toBe(true);
});
