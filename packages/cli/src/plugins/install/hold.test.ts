import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { holding } from './hold.js';

const fresh = () => join(temporaryFolder(), 'plugins.lock');
/** A process that has ended. */
const dead = spawnSync(process.execPath, ['-e', '']).pid;
const held = (lock: string, pid: number, host = hostname()) =>
  writeFileSync(lock, JSON.stringify({ pid, host }));

it('is let go of afterwards, however that ended', async () => {
  const lock = fresh();
  const during = () => JSON.parse(readFileSync(lock, 'utf8')).pid;
  expect(await holding(lock, async () => during())).toBe(process.pid);
  await expect(holding(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

it('the second is told by whom, and refused where that takes too long', async () => {
  const lock = fresh();
  const waited: number[] = [];
  held(lock, process.ppid);
  const second = holding(lock, async () => 'done', { patience: 0, onWait: (pid) => waited.push(pid) });
  await expect(second).rejects.toMatchObject({
    code: 'MSP013',
    message: `Another msp (process ${process.ppid}) is installing plugins here, so nothing was changed.`,
  });
  expect(JSON.parse(readFileSync(lock, 'utf8')).pid).toBe(process.ppid);
});

it('of two at once, the one comes after the other', async () => {
  const lock = fresh();
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  held(lock, process.ppid);
  const second = holding(lock, async () => order.push('second'), {
    onWait: () => {
      order.push('first');
      gate.resolve();
    },
  });
  await gate.promise;
  held(lock, dead);
  await second;
  expect(order).toEqual(['first', 'second']);
});

it.each([
  ['of a process that died', (lock: string) => held(lock, dead)],
  [
    'that was only begun, and long ago',
    (lock: string) => {
      writeFileSync(lock, '');
      utimesSync(lock, 0, 0);
    },
  ],
  [
    'of another machine, and long ago',
    (lock: string) => {
      held(lock, 1, 'another-machine');
      utimesSync(lock, 0, 0);
    },
  ],
])('a lock %s is taken over', async (_, leave) => {
  const lock = fresh();
  leave(lock);
  expect(await holding(lock, async () => 'done', { patience: 0 })).toBe('done');
  expect(existsSync(lock)).toBe(false);
});

it('a lock of another machine is kept to', async () => {
  const lock = fresh();
  held(lock, dead, 'another-machine');
  await expect(holding(lock, async () => 'done', { patience: 0 })).rejects.toMatchObject({ code: 'MSP013' });
});
