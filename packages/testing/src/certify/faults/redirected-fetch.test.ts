import { expect, it, onTestFinished } from 'vitest';
import { startFaultServer } from '../../fault-server/start.js';
import { redirectFetch } from './redirected-fetch.js';

it('brings every request to the server, however it was made, and tells where it was meant to go', async () => {
  const server = await startFaultServer({ answer: ({ body }) => ({ body: { got: body } }) });
  const other = await startFaultServer();
  const before = globalThis.fetch;
  const restore = redirectFetch(server.url, [other.url]);
  onTestFinished(async () => {
    restore();
    await Promise.all([server.close(), other.close()]);
  });
  const init = { method: 'POST', body: 'x', headers: { a: 'b' } };
  await fetch('https://api.example.com/one?two=3', init);
  const response = await fetch(new Request('https://api.example.com:8443/one?two=3', init));
  await fetch(new URL(`${other.url}/here`));
  expect(await response.json()).toEqual({ got: 'x' });
  expect(server.requests).toMatchObject([
    { method: 'POST', path: '/one', body: 'x', origin: 'https://api.example.com', headers: { a: 'b' } },
    { method: 'POST', path: '/one', body: 'x', origin: 'https://api.example.com:8443', headers: { a: 'b' } },
  ]);
  expect(other.requests).toMatchObject([{ path: '/here', origin: other.url }]);
  restore();
  expect(globalThis.fetch).toBe(before);
});
