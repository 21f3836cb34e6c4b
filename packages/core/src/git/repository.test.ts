import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MspError } from '@msp/protocol';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gitCommit, gitPush, gitState } from './repository.js';
import { git, PLAIN_GIT, type Scratch, scratch } from './scratch.js';

let place: Scratch;
let top: string;
beforeEach(() => {
  const identity = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  for (const [name, value] of Object.entries({ ...PLAIN_GIT, ...identity })) vi.stubEnv(name, value);
  place = scratch();
  top = place.repository('project');
  return () => {
    vi.unstubAllEnvs();
    place.remove();
  };
});

const write = (name: string, text = name) => writeFileSync(join(top, name), text);

async function refused(work: Promise<unknown>): Promise<MspError> {
  const error: unknown = await work.catch((caught: unknown) => caught);
  if (!MspError.is(error)) throw new Error(`not refused: ${String(error)}`);
  expect(error.code).toBe('MSP015');
  return error;
}

function hook(name: string, script: string): void {
  mkdirSync(join(top, '.git', 'hooks'), { recursive: true });
  writeFileSync(join(top, '.git', 'hooks', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(top, '.git', 'hooks', name), 0o755);
}

describe('gitState', () => {
  it('counts what is staged, and nothing else', async () => {
    for (const name of ['a', 'b', '1 M. c', 'd']) write(name);
    git(top, 'add', '.');
    expect(await gitState(top)).toEqual({ repository: true, branch: 'main', staged: 4, conflicts: 0 });
    git(top, 'commit', '-q', '-m', 'four');
    git(top, 'mv', '1 M. c', 'e');
    write('a', 'changed');
    write('untracked');
    git(top, 'rm', '-q', 'b');
    expect(await gitState(join(top, '.'))).toEqual({
      repository: true,
      branch: 'main',
      staged: 2,
      conflicts: 0,
    });
  });

  it('knows what is no repository, a detached HEAD and a new repository', async () => {
    expect(await gitState(place.folder('plain'))).toMatchObject({ repository: false, staged: 0 });
    git(place.base, 'init', '-q', '--bare', 'bare.git');
    expect((await gitState(place.path('bare.git'))).repository).toBe(false);
    git(top, 'checkout', '-q', '--detach');
    expect(await gitState(top)).toMatchObject({ repository: true, branch: null });
    git(place.base, 'init', '-q', 'new');
    expect(await gitState(place.path('new'))).toMatchObject({ repository: true, branch: 'main', staged: 0 });
  });

  it('a folder that is gone, and a machine without git', async () => {
    expect((await refused(gitState(place.path('gone')))).message).toContain('is not there');
    vi.stubEnv('PATH', place.folder('empty'));
    expect((await refused(gitState(top))).message).toContain('not found');
  });
});

describe('gitCommit', () => {
  it('commits the index and no more, with the message as it is', async () => {
    for (const name of ['staged', 'left']) write(name);
    git(top, 'add', '.');
    git(top, 'commit', '-q', '-m', 'both');
    for (const name of ['staged', 'left', 'untracked']) write(name, 'changed');
    git(top, 'add', 'staged');
    const message = 'feat: one\n\n# kept\n- Umläute, 日本, "quotes" $HOME `ls`\n\nMSP-Session: msp-1\n';
    const result = await gitCommit(top, message);
    expect(result).toMatchObject({ branch: 'main', files: 1 });
    expect(git(top, 'log', '-1', '--format=%H').trim()).toBe(result.hash);
    expect(git(top, 'log', '-1', '--format=%B')).toBe(`${message}\n`);
    expect(git(top, 'log', '-1', '--format=%(trailers:key=MSP-Session,valueonly)').trim()).toBe('msp-1');
    expect(git(top, 'show', '--name-only', '--format=')).toBe('staged\n');
    expect(git(top, 'status', '--porcelain')).toBe(' M left\n?? untracked\n');
  });

  it('from a subfolder commits all that is staged, also the first commit', async () => {
    git(place.base, 'init', '-q', 'new');
    top = place.path('new');
    mkdirSync(join(top, 'deep'));
    write('a');
    git(top, 'add', '.');
    expect((await gitCommit(join(top, 'deep'), 'feat: a\n')).files).toBe(1);
  });

  it('refuses where nothing is staged, and says how to stage', async () => {
    write('untracked');
    const { message, hint } = await refused(gitCommit(top, 'x'));
    expect(message).toContain('Nothing is staged');
    expect(hint).toContain('git add');
    expect((await refused(gitCommit(place.folder('plain'), 'x'))).hint).toContain('git init');
  });

  it('refuses while there are conflicts', async () => {
    write('a', '1');
    git(top, 'add', '.');
    git(top, 'commit', '-q', '-m', 'one');
    git(top, 'checkout', '-q', '-b', 'other', 'HEAD~');
    write('a', '2');
    git(top, 'add', '.');
    git(top, 'commit', '-q', '-m', 'two');
    expect(() => git(top, 'merge', 'main')).toThrow();
    expect((await refused(gitCommit(top, 'x'))).message).toContain('conflicts in 1 file');
  });

  it.runIf(process.platform !== 'win32')('a hook that refuses has its say, made safe', async () => {
    hook('pre-commit', "printf 'lint: \\033[31mbad\\033[0m\\n' >&2; exit 1");
    write('a');
    git(top, 'add', '.');
    const { message } = await refused(gitCommit(top, 'x'));
    expect(message).toContain('lint: ␛[31mbad');
    expect((await gitState(top)).staged).toBe(1);
  });

  it.runIf(process.platform !== 'win32')(
    'a hook that never reads and prints much is no trouble',
    async () => {
      hook('pre-commit', 'yes line | head -n 200000; exit 1');
      write('a');
      git(top, 'add', '.');
      const { message } = await refused(gitCommit(top, 'x'.repeat(2_000_000)));
      expect(message.split('\n').length).toBeLessThan(40);
    },
  );

  it('a lock of another git is reported', async () => {
    write('a');
    git(top, 'add', '.');
    writeFileSync(join(top, '.git', 'index.lock'), '');
    expect((await refused(gitCommit(top, 'x'))).message).toContain('index.lock');
  });
});

describe('gitPush', () => {
  beforeEach(() => {
    git(place.base, 'init', '-q', '--bare', 'remote.git');
    git(top, 'remote', 'add', 'origin', place.path('remote.git'));
  });

  it('pushes where the branch belongs', async () => {
    git(top, 'push', '-q', '-u', 'origin', 'main');
    git(top, 'commit', '-q', '--allow-empty', '-m', 'next');
    await gitPush(top);
    expect(git(place.path('remote.git'), 'log', '-1', '--format=%s', 'main')).toBe('next\n');
  });

  it('a branch that belongs nowhere gets the command for it', async () => {
    expect((await refused(gitPush(top))).hint).toContain('git push --set-upstream origin main');
  });

  it('a remote that is gone, and one that wants a password, end at once', async () => {
    git(top, 'push', '-q', '-u', 'origin', 'main');
    git(top, 'remote', 'set-url', 'origin', 'https://ada:secret@127.0.0.1:9/x.git');
    const { message } = await refused(gitPush(top));
    expect(message).toContain('127.0.0.1');
    expect(message).not.toContain('secret');
  });
});
