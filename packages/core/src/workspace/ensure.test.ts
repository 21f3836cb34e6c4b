import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureStateDirectory } from './ensure.js';

let base: string;
let stateDirectory: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'msp-ensure-'));
  stateDirectory = join(base, '.msp');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

it('git sees the configuration and nothing else', () => {
  execFileSync('git', ['init', '-q'], { cwd: base });
  ensureStateDirectory({ stateDirectory });
  mkdirSync(join(stateDirectory, 'archive', 'sessions'), { recursive: true });
  for (const name of ['config.json', 'msp.db', 'archive/sessions/a.json', 'archive/config.json']) {
    writeFileSync(join(stateDirectory, name), '{}');
  }
  const listed = execFileSync('git', ['ls-files', '-o', '--exclude-standard'], {
    cwd: base,
    encoding: 'utf8',
  });
  expect(listed.trim().split('\n')).toEqual(['.msp/.gitignore', '.msp/config.json']);
});

it.runIf(process.platform !== 'win32')(
  'a new folder is for its owner alone, an old one stays as it is',
  () => {
    ensureStateDirectory({ stateDirectory });
    expect(statSync(stateDirectory).mode & 0o777).toBe(0o700);
    chmodSync(stateDirectory, 0o775);
    ensureStateDirectory({ stateDirectory });
    expect(statSync(stateDirectory).mode & 0o777).toBe(0o775);
  },
);

it('a .gitignore that is there stays, a missing one comes back', () => {
  mkdirSync(stateDirectory);
  ensureStateDirectory({ stateDirectory });
  expect(existsSync(join(stateDirectory, '.gitignore'))).toBe(true);
  writeFileSync(join(stateDirectory, '.gitignore'), 'mine');
  ensureStateDirectory({ stateDirectory });
  expect(readFileSync(join(stateDirectory, '.gitignore'), 'utf8')).toBe('mine');
});

it('a folder of another name that was there gets no .gitignore', () => {
  ensureStateDirectory({ stateDirectory: base });
  expect(existsSync(join(base, '.gitignore'))).toBe(false);
});

it('a file in its place is named', () => {
  writeFileSync(stateDirectory, '');
  expect(() => ensureStateDirectory({ stateDirectory })).toThrow(
    expect.objectContaining({ code: 'MSP012', message: expect.stringContaining(stateDirectory) }),
  );
});

it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('a read-only folder is named', () => {
  chmodSync(base, 0o500);
  expect(() => ensureStateDirectory({ stateDirectory })).toThrow(expect.objectContaining({ code: 'MSP012' }));
  chmodSync(base, 0o700);
});
