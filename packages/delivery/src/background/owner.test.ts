import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect, it, onTestFinished, vi } from 'vitest';
import { isDead, ownerName } from './owner.js';

it('knows itself as alive, and leaves owners on other machines alone', () => {
  expect(isDead(ownerName('k3x9'))).toBe(false);
  expect(isDead(`not-${hostname()}/1/k3x9`)).toBe(false);
  expect(isDead('nonsense')).toBe(false);
});

it('knows a process that ended as dead', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((done) => child.once('exit', done));
  expect(isDead(`${hostname()}/${child.pid}/k3x9`)).toBe(true);
});

it.skipIf(process.platform !== 'linux')(
  'knows a zombie as dead: it has ended, and nobody fetched it',
  async () => {
    // The shell becomes a program that never asks after its child.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 1000'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const pid = await new Promise<number>((done) => parent.stdout.once('data', (text) => done(Number(text))));
    await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /), 10_000);
    expect(isDead(`${hostname()}/${pid}/k3x9`)).toBe(true);
  },
);
