import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { git, type Scratch, scratch } from '../git/scratch.js';
import { locateWorkspace } from './locate.js';

let place: Scratch;
beforeEach(() => {
  place = scratch();
  return place.remove;
});

describe('without git', () => {
  it('the state folder would be in cwd', () => {
    expect(locateWorkspace({ cwd: place.folder('a') })).toEqual({
      stateDirectory: place.path('a', '.msp'),
      exists: false,
      root: place.path('a'),
      worktree: '.',
      worktreeRoot: place.path('a'),
      branch: null,
      gitDirectory: null,
    });
  });

  it('.msp is found upwards, and only a folder counts', () => {
    place.folder('.msp');
    place.folder('a', 'b');
    writeFileSync(place.path('a', '.msp'), 'a file');
    expect(locateWorkspace({ cwd: place.path('a', 'b') })).toMatchObject({
      root: place.base,
      exists: true,
      worktree: '.',
    });
  });

  it('a symbolic link to cwd leads to the real folder', () => {
    place.folder('real', '.msp');
    place.folder('real', 'deep');
    symlinkSync(place.path('real', 'deep'), place.path('link'), 'junction');
    expect(locateWorkspace({ cwd: place.path('link') }).root).toBe(place.path('real'));
  });

  it('a folder that is gone is named', () => {
    const gone = place.folder('gone');
    rmSync(gone, { recursive: true });
    expect(() => locateWorkspace({ cwd: gone })).toThrow(expect.objectContaining({ code: 'MSP009' }));
  });

  it.runIf(process.getuid?.() !== 0)('a folder that may not be entered is passed over', () => {
    const closed = place.folder('closed');
    chmodSync(closed, 0o000);
    expect(locateWorkspace({ cwd: closed }).root).toBe(closed);
    chmodSync(closed, 0o700);
  });
});

describe('MSP_STATE_DIR', () => {
  it('names the folder, relative to cwd, and leaves the root alone', () => {
    const top = place.repository('project');
    place.folder('project', 'deep');
    const found = locateWorkspace({ cwd: place.path('project', 'deep'), stateDirectory: '../../state' });
    expect(found).toMatchObject({
      stateDirectory: place.path('state'),
      exists: false,
      root: top,
      worktree: top,
    });
    place.folder('state');
    expect(locateWorkspace({ cwd: top, stateDirectory: place.path('state') }).exists).toBe(true);
  });

  it('inside the project the main tree is still "."; empty, it names nothing', () => {
    const top = place.repository('project');
    expect(locateWorkspace({ cwd: top, stateDirectory: 'state' }).worktree).toBe('.');
    expect(locateWorkspace({ cwd: top, stateDirectory: '' }).stateDirectory).toBe(join(top, '.msp'));
  });

  it('without any sign of a root the worktree does not depend on cwd', () => {
    expect(
      locateWorkspace({ cwd: place.folder('a', 'b'), stateDirectory: place.path('state') }).worktree,
    ).toBe('.');
  });
});

describe('in git', () => {
  it('the state folder would be at the top, also from inside .git', () => {
    const top = place.repository('project');
    place.folder('project', 'packages', 'a');
    for (const cwd of [place.path('project', 'packages', 'a'), join(top, '.git', 'refs')]) {
      expect(locateWorkspace({ cwd })).toMatchObject({
        stateDirectory: join(top, '.msp'),
        exists: false,
        root: top,
        worktree: '.',
        worktreeRoot: top,
        branch: 'main',
        gitDirectory: join(top, '.git'),
      });
    }
  });

  it('.msp in a subfolder wins over the top, .msp above the repository is found', () => {
    const top = place.repository('work', 'project');
    place.folder('work', '.msp');
    expect(locateWorkspace({ cwd: top })).toMatchObject({
      root: place.path('work'),
      worktree: '.',
      worktreeRoot: top,
    });
    place.folder('work', 'project', 'a', '.msp');
    expect(locateWorkspace({ cwd: place.folder('work', 'project', 'a', 'b') }).root).toBe(join(top, 'a'));
  });
});

describe('the branch', () => {
  it.each([
    ['ref: refs/heads/feature/a/b\n', 'feature/a/b'],
    ['ref: refs/heads/main', 'main'],
    ['ref: refs/heads/.invalid\n', null],
    ['1f2e3d4c5b6a79880716253443526170f9e8d7c6\n', null],
    ['', null],
  ])('HEAD %j is %s', (text, branch) => {
    const top = place.repository('project');
    writeFileSync(join(top, '.git', 'HEAD'), text);
    expect(locateWorkspace({ cwd: top }).branch).toBe(branch);
  });

  it('is known before the first commit', () => {
    git(place.folder('new'), 'init', '-q');
    expect(locateWorkspace({ cwd: place.path('new') }).branch).toBe('main');
  });
});
