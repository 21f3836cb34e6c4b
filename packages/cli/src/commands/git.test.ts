import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContextOutput, GitOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../testing/run.js';
import { sandbox, started } from '../testing/sandbox.js';

function repository(): Sandbox {
  const shop = sandbox();
  const identity = 'git config user.name Ada; git config user.email ada@example.com';
  shop.shell(`git init -q -b main; ${identity}; git commit -q --allow-empty -m start`);
  shop.msp('start', '--goal', 'Login works');
  shop.msp('update', 'Add the login form', '45');
  return shop;
}

describe('msp git', () => {
  it('prints the message, and changes nothing', () => {
    const shop = repository();
    const { title, message, commit, branch, sessionId } = shop.json(GitOutput, 'git');
    expect([title, commit, branch]).toEqual([expect.stringMatching(/^\w+: .*login form/i), null, 'main']);
    expect(message).toContain(`MSP-Session: ${sessionId}`);
    expect(shop.msp('git').stdout).toBe(message);
    expect(shop.msp('git', '--type', 'docs').stdout).toMatch(/^docs: /);
  });

  it('commits what is staged, and only that', () => {
    const shop = repository();
    for (const file of ['staged', 'left']) writeFileSync(join(shop.project, file), file);
    expect(JSON.parse(shop.msp('git', 'commit', '--json').stdout).error.code).toBe('MSP015');
    shop.shell('git add staged');
    const { stdout, code } = shop.msp('git', 'commit');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Committed [\da-f]{12} \w+: .*\n {2}1 file on main\n$/),
    ]);
    expect(shop.shell('git show --name-only --format=%s').stdout).toMatch(/login form\n\nstaged\n$/i);
    expect(shop.shell('git status --porcelain left').stdout).toBe('?? left\n');
  });

  it('pushes when asked to', () => {
    const shop = repository();
    shop.shell(
      'git init -q --bare ../remote.git; git remote add origin ../remote.git; git push -q -u origin main',
    );
    shop.shell('echo x > file; git add file');
    const { pushed, commit } = shop.json(GitOutput, 'git', 'commit', 'push');
    expect(pushed).toBe(true);
    expect(shop.shell('git -C ../remote.git rev-parse main').stdout.trim()).toBe(commit);
  });

  it('without a session there is no message', () => {
    expect(JSON.parse(sandbox().msp('git', '--json').stdout).error.code).toBe('MSP002');
    expect(sandbox().msp('git', 'push').code).toBe(64);
  });
});

describe('the clipboard', () => {
  /** A folder with a program of that name that writes what it is given into a file. */
  function withTool(shop: Sandbox, name: string, script = 'cat > "$HOME/copied"') {
    const folder = join(shop.base, 'tools');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
    return { PATH: `${folder}:/usr/bin:/bin`, DISPLAY: ':0' };
  }
  const copied = (shop: Sandbox) => readFileSync(join(shop.env.HOME ?? '', 'copied'), 'utf8');

  it.each([
    ['context', 'xclip'],
    ['git', 'xsel'],
    ['export', 'pbcopy'],
  ])('msp %s --copy uses %s', (command, tool) => {
    const shop = started();
    const { stdout, stderr, code } = shop.run([command, '--copy'], { env: withTool(shop, tool) });
    expect([code, stderr]).toEqual([0, '']);
    expect(copied(shop).trimEnd()).toBe(stdout.trimEnd());
  });

  it('is left alone unless asked for', () => {
    const shop = started();
    shop.run(['context'], { env: withTool(shop, 'xclip') });
    expect(() => copied(shop)).toThrow();
  });

  it('is used by itself where the configuration says so', () => {
    const shop = started();
    shop.msp('config', 'set', 'features.autoClipboard', 'true');
    const env = withTool(shop, 'xclip');
    const { stdout } = shop.run(['context', '--json'], { env });
    expect(ContextOutput.parse(JSON.parse(stdout)).copied).toBe(true);
  });

  it.each([
    ['there is none', { PATH: '/nowhere' }, 'there is no clipboard here'],
    ['MSP_NO_CLIPBOARD', { MSP_NO_CLIPBOARD: '1' }, 'MSP_NO_CLIPBOARD'],
  ])('%s: a note, and the command still succeeds', (_, env, note) => {
    const shop = started();
    const { code, stderr, stdout } = shop.run(['context', '--copy'], {
      env: { ...withTool(shop, 'xclip'), ...env },
    });
    expect([code, stderr]).toEqual([0, expect.stringContaining(note)]);
    expect(stdout).toContain('PROJECT CONTEXT');
  });

  it('a tool that fails is told too', () => {
    const shop = started();
    const { code, stderr } = shop.run(['git', '--copy'], { env: withTool(shop, 'xclip', 'exit 3') });
    expect([code, stderr]).toEqual([0, expect.stringContaining('exit code 3')]);
  });
});
