/** A service that is down for a day while 500 updates are recorded, and then is back: with each connector of ours. */
import { afterEach, describe, expect, it } from 'vitest';
import { busiest, CONNECTORS } from './connectors.ts';
import { type Drive, drive } from './drive.ts';

const UPDATES = 500;
const HOUR = 3_600_000;
const numbers = Array.from({ length: UPDATES }, (_, index) => index);
let at: Drive;
afterEach(() => at.close());

describe.each(CONNECTORS)('$id', (connector) => {
  it.each(['unreachable', 'in trouble'] as const)('a day %s', async (how) => {
    at = await drive(connector);
    await at.start();
    await at.drain();
    if (how === 'unreachable') at.server.fail({ kind: 'reset', when: 'before' });
    else at.server.fail({ kind: 'answer', status: 503, body: 'Service unavailable' });
    const before = at.times.length + at.server.requests.length;
    for (const index of numbers) {
      await at.update(`step ${index};`);
      if (index % 100 === 0) await at.pass();
    }
    await at.end('All is there');
    await at.drain(24 * HOUR);
    expect(await at.count('queued')).toBeGreaterThanOrEqual(UPDATES);
    // One try a minute at the most, and one sentence for a person.
    expect(at.server.requests.length - before).toBeLessThanOrEqual(24 * 60 + 10);
    expect(at.told.filter((problem) => problem !== null)).toHaveLength(1);

    at.server.heal();
    const back = at.times.length;
    await at.drain();
    expect([await at.count('queued'), await at.count('parked')]).toEqual([0, 0]);
    expect(at.told.at(-1)).toBeNull();
    expect(new Set(at.steps())).toEqual(new Set(numbers));
    // Those that a summary tells again come after all of them.
    expect(at.steps().slice(0, UPDATES)).toEqual(numbers);
    const { requests, minutes } = connector.published;
    expect(busiest(at.times.slice(back), minutes)).toBeLessThanOrEqual(requests);
  });
});
