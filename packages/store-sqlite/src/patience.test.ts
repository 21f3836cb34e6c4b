import { MspError } from '@msp/protocol';
import { expect, it } from 'vitest';
import { busy } from './errors.js';
import { patiently, Turns } from './patience.js';

it('tries again while the store is busy', async () => {
  let attempts = 0;
  const result = await patiently(10_000, () => {
    attempts += 1;
    if (attempts < 4) throw busy('msp.db');
    return attempts;
  });
  expect(result).toBe(4);
});

it('gives up in time, and at once for any other reason', async () => {
  let attempts = 0;
  const failing = (error: unknown, milliseconds: number) =>
    patiently(milliseconds, () => {
      attempts += 1;
      throw error;
    });
  await expect(failing(busy('msp.db'), 20)).rejects.toMatchObject({ code: 'MSP013' });
  expect(attempts).toBeGreaterThan(1);
  attempts = 0;
  const other = new MspError('MSP005', { message: '', hint: '' });
  await expect(failing(other, 10_000)).rejects.toBe(other);
  await expect(failing(busy('msp.db'), 0)).rejects.toMatchObject({ code: 'MSP013' });
  expect(attempts).toBe(2);
});

it('lets one at a time in, in order', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const visit = async (name: string) => {
    const release = await turns.take(10_000, 'msp.db');
    log.push(`${name} in`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} out`);
    release();
  };
  await Promise.all(['a', 'b', 'c'].map(visit));
  expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
});

it('does not let in those who came too early when one gives up waiting', async () => {
  const turns = new Turns();
  const release = await turns.take(0, 'msp.db');
  await expect(turns.take(5, 'msp.db')).rejects.toMatchObject({ code: 'MSP013' });
  let entered = false;
  const third = turns.take(10_000, 'msp.db').then((leave) => {
    entered = true;
    leave();
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toBe(false);
  release();
  await third;
  expect(entered).toBe(true);
});
