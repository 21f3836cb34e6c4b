import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { git, type Scratch, scratch } from '../git/scratch.js';
import { locateWorkspace } from './locate.js';

let place: Scratch;
beforeEach(() => {
  place = scratch();
  return place.remove;
});

it.each([
  ['elsewhere', ['elsewhere']],
  ['inside the main tree', ['project', '.trees', 'feature']],
])('a linked tree %s shares the store of the main tree', (_, parts) => {
  const top = place.repository('project');
  git(top, 'worktree', 'add', '-q', '-b', 'feature/deep', place.path(...parts));
  const state = place.folder('project', '.msp');
  place.folder(...parts, '.msp');
  expect(locateWorkspace({ cwd: place.folder(...parts, 'src') })).toEqual({
    stateDirectory: state,
    exists: true,
    root: top,
    worktree: place.path(...parts),
    worktreeRoot: place.path(...parts),
    branch: 'feature/deep',
    gitDirectory: join(top, '.git', 'worktrees', parts.at(-1)!),
  });
});

it('a linked tree looks for .msp at the same place of the main tree', () => {
  const top = place.repository('project');
  git(top, 'worktree', 'add', '-q', place.path('linked'));
  place.folder('project', 'a', '.msp');
  expect(locateWorkspace({ cwd: place.folder('linked', 'a', 'b') }).root).toBe(join(top, 'a'));
  expect(locateWorkspace({ cwd: place.path('linked') })).toMatchObject({ root: top, exists: false });
  place.folder('.msp');
  expect(locateWorkspace({ cwd: place.path('linked') }).root).toBe(place.base);
});

it('a tree whose main tree moved away stands for itself', () => {
  const top = place.repository('project');
  git(top, 'worktree', 'add', '-q', place.path('linked'));
  renameSync(top, place.path('moved'));
  expect(locateWorkspace({ cwd: place.path('linked') })).toMatchObject({
    root: place.path('linked'),
    branch: null,
    worktree: '.',
  });
});

it('a bare repository in a folder of its own is shared from that folder', () => {
  const origin = place.repository('origin');
  git(place.base, 'clone', '-q', '--bare', origin, place.path('project', '.bare'));
  writeFileSync(place.path('project', '.git'), 'gitdir: ./.bare\n');
  git(place.path('project', '.bare'), 'worktree', 'add', '-q', place.path('project', 'main'));
  const linked = { root: place.path('project'), worktree: place.path('project', 'main'), branch: 'main' };
  expect(locateWorkspace({ cwd: place.path('project', 'main') })).toMatchObject(linked);
  expect(locateWorkspace({ cwd: place.path('project') })).toMatchObject({
    root: place.path('project'),
    worktree: '.',
  });
});

it('trees of a bare repository among other projects share the folder of the repository', () => {
  git(place.base, 'clone', '-q', '--bare', place.repository('origin'), place.path('project.git'));
  git(place.path('project.git'), 'worktree', 'add', '-q', '-b', 'one', place.path('one'));
  git(place.path('project.git'), 'worktree', 'add', '-q', '-b', 'two', place.path('two'));
  for (const name of ['one', 'two', 'project.git']) {
    expect(locateWorkspace({ cwd: place.path(name) }).stateDirectory).toBe(place.path('project.git', '.msp'));
  }
});

it('a submodule is a tree of its own, and uses the .msp of the project around it', () => {
  const top = place.repository('project');
  git(top, 'submodule', '--quiet', 'add', place.repository('library'), 'library');
  const inside = place.path('project', 'library');
  expect(locateWorkspace({ cwd: inside })).toMatchObject({ root: inside, worktree: '.', branch: 'main' });
  place.folder('project', '.msp');
  expect(locateWorkspace({ cwd: inside })).toMatchObject({
    root: top,
    worktree: '.',
    worktreeRoot: inside,
  });
});

it('a linked tree of a submodule shares the store of the submodule', () => {
  const top = place.repository('project');
  git(top, 'submodule', '--quiet', 'add', place.repository('library'), 'library');
  git(place.path('project', 'library'), 'worktree', 'add', '-q', '-b', 'other', place.path('other'));
  expect(locateWorkspace({ cwd: place.path('other') }).root).toBe(place.path('project', 'library'));
});

it('a submodule in a linked tree uses the store of the main tree, as that linked tree does', () => {
  const top = place.repository('project');
  git(top, 'submodule', '--quiet', 'add', place.repository('library'), 'library');
  git(top, 'commit', '-q', '-m', 'library');
  git(top, 'worktree', 'add', '-q', place.path('linked'));
  git(place.path('linked'), 'submodule', '--quiet', 'update', '--init');
  place.folder('project', '.msp');
  place.folder('linked', '.msp');
  const found = locateWorkspace({ cwd: place.path('linked', 'library') });
  expect(found).toMatchObject({
    root: top,
    worktree: place.path('linked'),
    worktreeRoot: place.path('linked', 'library'),
  });
});
