/** A service that is down for a day while 500 updates are recorded, and then is back: with each connector of ours. */
import { afterEach, describe, expect, it } from 'vitest';
import { busiest, CONNECTORS, type Connector } from './connectors.ts';
import { type Drive, drive } from './drive.ts';
import { doubling } from './testing/doubling.ts';

const HOUR = 3_600_000;
let at: Drive;
afterEach(() => at.close());

/** What is down answers nothing, or says that it is in trouble. */
type Outage = 'unreachable' | 'in trouble';

/** Records so many updates and the end of the session while the service is down for a day. Gives the requests that were made in vain. */
async function outage(connector: Connector, how: Outage, updates: number): Promise<number> {
  at = await drive(connector);
  await at.start();
  await at.drain();
  if (how === 'unreachable') at.server.fail({ kind: 'reset', when: 'before' });
  else at.server.fail({ kind: 'answer', status: 503, body: 'Service unavailable' });
  const before = at.server.requests.length;
  for (let index = 0; index < updates; index += 1) {
    await at.update(`step ${index};`);
    if (index % 100 === 0) await at.pass();
  }
  await at.end('All is there');
  await at.drain(24 * HOUR);
  expect(await at.count('queued')).toBeGreaterThanOrEqual(updates);
  return at.server.requests.length - before;
}

/** What a person finds in the tool: each update as it was recorded, then each once more in the summary of the session. */
const twice = (updates: number): number[] => {
  const numbers = Array.from({ length: updates }, (_, index) => index);
  return [...numbers, ...numbers];
};

describe.each(CONNECTORS)('$id', (connector) => {
  const { name } = connector.plugin.manifest;
  const down = `${name} unavailable - working with local data.`;
  const back = `${name} is back. What waited is being sent.`;

  it.each(['unreachable', 'in trouble'] as const)('a day %s', async (how) => {
    const vain = await outage(connector, how, 500);
    // It is asked again, less and less often: at the most once a minute.
    expect(vain).toBeGreaterThan(5);
    expect(vain).toBeLessThanOrEqual(24 * 60);
    // However often a person looks, they are told once.
    expect(at.told).toEqual([down]);

    at.server.heal();
    const calls = at.times.length;
    await at.drain();
    expect([await at.count('queued'), await at.count('parked')]).toEqual([0, 0]);
    expect(at.told).toEqual([down, back]);
    expect(at.steps()).toEqual(twice(500));
    for (const { requests, minutes } of connector.published)
      expect(busiest(at.times.slice(calls), minutes)).toBeLessThanOrEqual(requests);
  });

  it('a tool that has everything twice is noticed', async () => {
    await outage({ ...connector, service: (now) => doubling(connector.service(now)) }, 'in trouble', 20);
    at.server.heal();
    await at.drain();
    expect(at.steps().length).toBeGreaterThanOrEqual(twice(20).length + 20);
    expect(at.steps()).not.toEqual(twice(20));
  });
});
