/** A tool that takes a connection and never answers holds up nobody but itself. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { bench } from '../testing/bench.js';
import { doorTo } from '../testing/door.js';
import { drain } from './drain.js';
import { stay } from './stay.js';

/** A real server that hangs, and a promise of its first request. */
async function hanging() {
  let arrived = () => {};
  const asked = new Promise<void>((done) => {
    arrived = done;
  });
  const server = createServer(() => arrived());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const letGo = () => server.closeAllConnections();
  onTestFinished(async () => {
    letGo();
    await new Promise((done) => server.close(done));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, letGo };
}

it('plugins in the background do not wait for each other', async () => {
  const [at, tool] = [await bench(), await hanging()];
  const deliverer = at.deliverer([{ name: 'slow' }, { name: 'quick' }], async (name) =>
    doorTo(name === 'slow' ? tool.url : at.server.url),
  );
  await at.enqueue([{ key: 'stuck', lane: 'one' }], 'slow');
  const stop = new AbortController();
  let served = () => {};
  const over = stay({
    ...{ store: at.store, deliverer, now: at.now, signal: stop.signal, idle: 60_000 },
    unchanged: () => true,
  });
  await tool.asked;
  // Twice: also what comes while the slow one still waits for its answer.
  for (const key of ['first', 'second']) {
    const landed = new Promise<void>((done) => {
      served = done;
    });
    at.server.behave = () => {
      served();
      return { lands: true, status: 200 };
    };
    await at.enqueue([{ key, lane: key }], 'quick');
    await landed;
  }
  stop.abort();
  tool.letGo();
  expect(await over).toBe('stopped');
  expect(at.server.landed.map(({ key }) => key)).toEqual(['first', 'second']);
});

it('whoever waits for a session leaves when the time is up', async () => {
  const [at, tool] = [await bench(), await hanging()];
  const deliverer = at.deliverer([{ name: 'slow' }], async () => doorTo(tool.url));
  await at.enqueue([{ key: 'stuck', lane: 'one' }], 'slow');
  const progress = await drain({
    ...{ store: at.store, deliverer, plugins: ['slow'], now: at.now },
    ...{ deadline: at.now().getTime() + 300, signal: new AbortController().signal },
  });
  // The request is still open: its answer was not waited for, and the entry is not lost.
  await tool.asked;
  expect(progress).toEqual({ sent: 0, queued: 1, parked: 0 });
});
