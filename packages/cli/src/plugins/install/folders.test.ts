import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { foldersOf, mend, stage, stageTarball, swap } from './folders.js';

/** A state folder in which these folders stand, each with a file that says which it is. */
function standing(...names: readonly ('now' | 'next' | 'before')[]) {
  const folders = foldersOf(temporaryFolder());
  for (const name of names) {
    mkdirSync(folders[name], { recursive: true });
    writeFileSync(join(folders[name], 'which'), name);
  }
  const which = (name: 'now' | 'next' | 'before') =>
    existsSync(folders[name]) ? readFileSync(join(folders[name], 'which'), 'utf8') : null;
  return { folders, which, all: () => (['now', 'next', 'before'] as const).map(which) };
}

it('the next takes the place of what is there', () => {
  const first = standing('next');
  swap(first.folders);
  expect(first.all()).toEqual(['next', null, null]);
  const second = standing('now', 'next');
  swap(second.folders);
  expect(second.all()).toEqual(['next', null, null]);
});

it('where the next cannot take its place, what was there is put back', () => {
  const { folders, all } = standing('now');
  expect(() => swap(folders)).toThrow(expect.objectContaining({ code: 'MSP012' }));
  expect(all()).toEqual(['now', null, null]);
});

it.each([
  ['as it was being made', ['now', 'next'], ['now', null, null]],
  ['before the first was made', ['next'], [null, null, null]],
  ['between the two renames', ['before', 'next'], ['before', null, null]],
  ['after the second rename', ['now', 'before'], ['now', null, null]],
  ['nowhere', ['now'], ['now', null, null]],
] as const)('what a process leaves that was killed %s is put right', (_, there, then) => {
  const { folders, all } = standing(...there);
  for (const _ of ['once', 'twice']) {
    mend(folders);
    expect([all(), existsSync(folders.staging)]).toEqual([then, false]);
  }
});

it('the next begins with what is known to be installed, and not with what is installed', () => {
  const { folders } = standing('now');
  const dependencies = { crm: '1.0.0' };
  writeFileSync(join(folders.now, 'package.json'), JSON.stringify({ dependencies }));
  writeFileSync(join(folders.now, 'package-lock.json'), '{"packages": {}}');
  writeFileSync(join(folders.now, 'other.json'), '{}');
  mkdirSync(join(folders.now, 'node_modules'));
  writeFileSync(join(folders.now, 'crm.tgz'), 'packed');
  stageTarball(folders, join(folders.now, 'crm.tgz'), 'crm.tgz');
  stage(folders);
  expect(readdirSync(folders.next).sort()).toEqual([
    '.gitignore',
    'package-lock.json',
    'package.json',
    'tarballs',
  ]);
  expect(JSON.parse(readFileSync(join(folders.next, 'package.json'), 'utf8'))).toMatchObject({
    dependencies,
  });
});

it('the first one begins with an empty list', () => {
  const { folders } = standing();
  stage(folders);
  expect(JSON.parse(readFileSync(join(folders.next, 'package.json'), 'utf8'))).toEqual({
    name: 'plugins',
    private: true,
    dependencies: {},
  });
});
