import { expect, it } from 'vitest';
import { emulated } from './emulate.ts';

it.each(['github', 'linear', 'slack'] as const)('%s has a port of its own', async (service) => {
  const [one, two] = [await emulated(service), await emulated(service)];
  expect(new URL(one.url).port).not.toBe(new URL(two.url).port);
  for (const { url } of [one, two]) expect((await fetch(url)).status).toBeLessThan(600);
});
