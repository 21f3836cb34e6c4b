import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { changedEntries } from './changed.ts';

/** A repository with entries, of which a second commit changes some. */
function repository(): string {
  const root = temporaryFolder();
  const folder = join(root, 'packages', 'registry', 'plugins');
  mkdirSync(folder, { recursive: true });
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, stdio: 'ignore' });
  const commit = () => {
    git('add', '--all');
    git('-c', 'user.name=Ada', '-c', 'user.email=ada@boards.dev', 'commit', '--message=entries');
  };
  const write = (id: string, text: string) => writeFileSync(join(folder, `${id}.json`), text);
  git('init');
  for (const id of ['boards', 'gone', 'linear', 'same']) write(id, `{"id":"${id}"}`);
  commit();
  for (const id of ['boards', 'linear', 'new', 'with "quotes" and ü']) write(id, '{"id":"later"}');
  rmSync(join(folder, 'gone.json'));
  writeFileSync(join(root, 'packages', 'registry', 'README.md'), '# Registry');
  commit();
  return root;
}

it('new and changed entries of others, and nothing else', () => {
  const root = repository();
  const changed = changedEntries(root, 'HEAD^1', ['linear']);
  expect(changed.map((path) => basename(path))).toEqual([
    'boards.json',
    'new.json',
    'with "quotes" and ü.json',
  ]);
  expect(changedEntries(root, 'HEAD', [])).toEqual([]);
});

it.each(['no-such-commit', '--output=written'])('%s is no commit', (since) => {
  expect(() => changedEntries(repository(), since, [])).toThrow(`bad revision '${since}'`);
});
