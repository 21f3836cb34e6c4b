import { describe, expect, it, onTestFinished } from 'vitest';
import type { FaultServer } from './fault.js';
import type { Service } from './request.js';
import { startFaultServer } from './start.js';

async function started(service?: Service): Promise<FaultServer> {
  const server = await startFaultServer(service);
  onTestFinished(() => server.close());
  return server;
}

/** Keeps what is put, and gives it back. */
function shelf(): Service {
  const kept = new Map<string, string>();
  return {
    answer({ method, path, body }) {
      if (method === 'PUT') kept.set(path, body);
      return kept.has(path) ? { body: kept.get(path) ?? '' } : { status: 404 };
    },
    state: () => [...kept],
  };
}

const put = (server: FaultServer, signal: AbortSignal | null = null) =>
  fetch(`${server.url}/a?b=c`, { method: 'PUT', body: '{"d":1}', signal });
const landings = ({ requests }: FaultServer) => requests.map(({ landed }) => landed);

describe('the fault server', () => {
  it('answers as the service does, and keeps what came in', async () => {
    const server = await started(shelf());
    const response = await put(server);
    expect(await response.text()).toBe('{"d":1}');
    expect(server.requests[0]).toMatchObject({ method: 'PUT', path: '/a', value: { d: 1 }, landed: true });
    expect(server.requests[0]?.query.get('b')).toBe('c');
    expect(server.requests[0]?.origin).toBe(server.url);
  });

  it('answers 200 and {} where there is no service, and 500 where it throws', async () => {
    expect(await (await put(await started())).json()).toEqual({});
    const broken = await started({
      answer() {
        throw new Error('out of order');
      },
    });
    expect((await put(broken)).status).toBe(500);
  });

  it('gives another answer without doing anything, as often as it is told', async () => {
    const service = shelf();
    const server = await started(service);
    server.fail({ kind: 'answer', status: 429, headers: { 'retry-after': '7' } }, { times: 1 });
    const refused = await put(server);
    expect([refused.status, refused.headers.get('retry-after'), service.state?.()]).toEqual([429, '7', []]);
    expect((await put(server)).status).toBe(200);
    expect(landings(server)).toEqual([false, true]);
  });

  it('strikes only the requests that fit, until it is healed', async () => {
    const server = await started(shelf());
    server.fail({ kind: 'answer', status: 500 }, { when: ({ method }) => method === 'GET' });
    expect((await put(server)).status).toBe(200);
    expect((await fetch(`${server.url}/a`)).status).toBe(500);
    server.heal();
    expect((await fetch(`${server.url}/a`)).status).toBe(200);
  });

  it.each([
    ['before', []],
    ['after', [['/a', '{"d":1}']]],
  ] as const)('cuts the connection %s it was carried out', async (when, state) => {
    const service = shelf();
    const server = await started(service);
    server.fail({ kind: 'reset', when });
    await expect(put(server)).rejects.toThrow('fetch failed');
    expect([landings(server), service.state?.()]).toEqual([[when === 'after'], state]);
  });

  it.each(['before', 'after'] as const)('never answers, %s it was carried out', async (when) => {
    const server = await started(shelf());
    server.fail({ kind: 'hang', when });
    const patience = new AbortController();
    const waiting = put(server, patience.signal);
    const first = await Promise.race([waiting, until(() => server.requests.length === 1)]);
    patience.abort(new Error('enough'));
    expect([first, landings(server)]).toEqual(['so', [when === 'after']]);
    await expect(waiting).rejects.toThrow('enough');
  });

  it('breaks off its JSON, with the connection kept or cut', async () => {
    const server = await started(shelf());
    server.fail({ kind: 'truncated', connection: 'kept' });
    await expect((await put(server)).json()).rejects.toThrow(SyntaxError);
    server.fail({ kind: 'truncated', connection: 'cut' });
    await expect((await put(server)).text()).rejects.toThrow('terminated');
    expect(landings(server)).toEqual([true, true]);
  });

  it('sends as much as is told, and knows how much was taken', async () => {
    const server = await started();
    server.fail({ kind: 'endless', bytes: 8 * 1_048_576 });
    const response = await put(server);
    await response.body?.cancel();
    await until(() => server.taken > 0);
    expect(server.taken).toBeLessThan(8 * 1_048_576);
    expect(await (await put(server)).text()).toHaveLength(8 * 1_048_576 + 2);
    await until(() => server.taken >= 8 * 1_048_576);
  });
});

/** Lets other things happen until it is so. */
async function until(test: () => boolean): Promise<'so'> {
  while (!test()) await new Promise((resolve) => setImmediate(resolve));
  return 'so';
}
