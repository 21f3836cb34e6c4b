import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningVerdaccio, startVerdaccio } from './start.ts';

let started: RunningVerdaccio | { readonly missing: string };
const folder = mkdtempSync(join(tmpdir(), 'msp-registry-test-'));

beforeAll(async () => {
  started = await startVerdaccio();
});
afterAll(async () => {
  if (!('missing' in started)) await started.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('packages of ours are published to it, and others come through it', async ({ skip }) => {
  if ('missing' in started) return skip(started.missing);
  const { npmrc, storage } = started;
  const npm = (...words: string[]) =>
    execFileSync('npm', words, {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, NPM_CONFIG_USERCONFIG: npmrc, NPM_CONFIG_CACHE: join(folder, 'cache') },
    });
  writeFileSync(join(folder, 'package.json'), '{"name":"msp-plugin-sample","version":"1.0.0"}');
  npm('publish');
  expect(globSync('**/*.tgz', { cwd: storage })).toHaveLength(1);
  expect(npm('view', 'msp-plugin-sample', 'version').trim()).toBe('1.0.0');
  expect(npm('view', 'zod@4.0.0', 'version').trim()).toBe('4.0.0');
});
