import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createFetch, type FetchOptions } from './create-fetch.js';
import { ruleOf } from './host-rule.js';
import { serve, serveBytes, type TestServer } from './test-server.js';

const MEBIBYTE = 1_048_576;
const reaching = ({ address }: Pick<TestServer, 'address'>, options: Partial<FetchOptions> = {}) =>
  createFetch({ rules: [ruleOf(address)!], timeout: 10_000, mask: (text) => text, ...options });
const thrown = async (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error,
  );
const closed = (server: TestServer) =>
  Promise.all(
    server.connections.map(
      (socket) => socket.destroyed || new Promise((resolve) => socket.once('close', resolve)),
    ),
  );

describe('time', () => {
  it('is over before headers come', async () => {
    await using server = await serve(() => {});
    const error = await thrown(reaching(server, { timeout: 50 })(`${server.address}/?key=1`));
    expect(error).toMatchObject({
      name: 'TimeoutError',
      code: 'MSP_TIMEOUT',
      host: `127.0.0.1:${server.port}`,
    });
    await closed(server);
  });

  it('is over in the middle of a body, which is then let go of', async () => {
    await using server = await serve((_, response) => response.writeHead(200).write('{"half":'));
    const response = await reaching(server, { timeout: 100 })(server.address);
    expect(await thrown(response.text())).toMatchObject({ name: 'TimeoutError', code: 'MSP_TIMEOUT' });
    await closed(server);
  });

  it('is one for all redirects', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/next' }).end();
    });
    const error = await thrown(reaching(server, { timeout: 100 })(server.address));
    expect(error).toMatchObject({ code: 'MSP_TIMEOUT' });
    expect(server.requests.length).toBe(2);
  });

  it('is cut short by the signal of the caller, of the Request, or of the host, with its reason', async () => {
    for (const which of ['caller', 'request', 'host'] as const) {
      const controller = new AbortController();
      const reason = new Error(which);
      await using server = await serve(() => controller.abort(reason));
      const { signal } = controller;
      const fetch = reaching(server, which === 'host' ? { signal } : {});
      const request = new Request(server.address, which === 'request' ? { signal } : {});
      expect(await thrown(fetch(request, which === 'caller' ? { signal } : {}))).toBe(reason);
    }
    const error = await thrown(
      reaching({ address: 'http://127.0.0.1:1' })('http://127.0.0.1:1', { signal: AbortSignal.abort() }),
    );
    expect(error).toMatchObject({ name: 'AbortError' });
  });
});

describe('size', () => {
  it('an answer that says it is too long is not read', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 10 * MEBIBYTE, 'x-rate': '3' });
      response.write('x');
    });
    expect(await thrown(reaching(server)(server.address))).toMatchObject({
      code: 'MSP_TOO_LARGE',
      status: 200,
      headers: { 'x-rate': '3' },
    });
    await closed(server);
  });

  it('one that does not say so is read up to the limit', async () => {
    let written = 0;
    const piece = randomBytes(65_536);
    await using server = await serve((_, response) => {
      const more = () => {
        do written += piece.length;
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    });
    const response = await reaching(server)(server.address);
    const error = await thrown(response.arrayBuffer());
    expect(error).toMatchObject({ code: 'MSP_TOO_LARGE', status: 200 });
    expect(error.message).toMatch(/longer than 5 MiB/);
    await closed(server);
    expect(written).toBeGreaterThan(5 * MEBIBYTE);
    expect(written).toBeLessThan(40 * MEBIBYTE);
  });

  it('what is compressed counts as long as it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MEBIBYTE));
    expect(bomb.length).toBeLessThan(MEBIBYTE);
    await using server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length }).end(bomb),
    );
    const response = await reaching(server)(server.address);
    expect(await thrown(response.text())).toMatchObject({ code: 'MSP_TOO_LARGE' });
  });

  it('exactly the limit is let through; a HEAD only tells the length', async () => {
    await using server = await serve((request, response) => {
      const length = request.method === 'HEAD' ? 10 * MEBIBYTE : 1000;
      response
        .writeHead(200, { 'content-length': length })
        .end(request.method === 'HEAD' ? '' : 'x'.repeat(1000));
    });
    const fetch = reaching(server, { maximumBytes: 1000 });
    expect((await (await fetch(server.address)).text()).length).toBe(1000);
    expect((await fetch(server.address, { method: 'HEAD' })).headers.get('content-length')).toBe('10485760');
    expect(await thrown(reaching(server, { maximumBytes: 999 })(server.address))).toMatchObject({
      code: 'MSP_TOO_LARGE',
    });
  });
});

describe('broken servers', () => {
  const text = async (server: TestServer) => {
    const response = await reaching(server)(server.address);
    return response.text();
  };
  const codes = (error: { name?: string; code?: string; cause?: unknown } | null): (string | undefined)[] =>
    error ? [error.name, error.code, ...codes(error.cause as never)] : [];

  it.each([
    ['a refusal before the headers', '', 'reset', /ECONNRESET|UND_ERR_SOCKET/],
    ['silence and a closed door', '', 'close', 'UND_ERR_SOCKET'],
    [
      'a body that is cut off',
      'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf',
      'close',
      'UND_ERR_SOCKET',
    ],
    [
      'a body that is reset',
      'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf',
      'reset',
      /ECONNRESET|UND_ERR_SOCKET/,
    ],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n', 'hang', 'HTTPParserError'],
    [
      'huge headers',
      `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(99_999)}\r\n\r\n`,
      'hang',
      'UND_ERR_HEADERS_OVERFLOW',
    ],
    [
      'a body that is not what it says it is',
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nnone',
      'hang',
      'Z_DATA_ERROR',
    ],
  ] as const)('%s', async (_, bytes, after, code) => {
    await using server = await serveBytes(bytes, after);
    const met = codes(await thrown(text(server)));
    // Node.js 22 calls a reset what 24 calls by the system's name.
    expect(met).toContainEqual(typeof code === 'string' ? code : expect.stringMatching(code));
  });

  it('nobody listens', async () => {
    const { address } = await serve(() => {}).then(async (server) => {
      await server[Symbol.asyncDispose]();
      return server;
    });
    const error = await thrown(reaching({ address })(`${address}/?token=1`));
    expect(codes(error)).toContain('ECONNREFUSED');
    expect(error.message).toBe('fetch failed');
  });

  it.each([
    ['HTTP/1.1 999 Request denied\r\ncontent-length: 2\r\n\r\nno', 999, 'no'],
    ['HTTP/1.1 200 D\u00f6ne \u2713\r\ncontent-length: 2\r\n\r\nok', 200, 'ok'],
    ['HTTP/1.1 204 No Content\r\n\r\n', 204, ''],
    ['HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n\u00ff\u00fe', 200, '\u00ff\u00fe'],
  ])('an odd answer is an answer: %j', async (bytes, status, body) => {
    await using server = await serveBytes(bytes);
    const response = await reaching(server)(server.address);
    expect([response.status, response.ok, await response.text()]).toEqual([status, status < 300, body]);
  });

  it('bytes that are no UTF-8 are replaced, not refused', async () => {
    await using server = await serveBytes(
      Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\na\xffb', 'latin1'),
    );
    expect(await text(server)).toBe('a\ufffdb');
  });

  it('a body that nobody reads is let go of when the time is over', async () => {
    await using server = await serve((_, response) => response.writeHead(200).write('x'));
    const response = await reaching(server, { timeout: 100 })(server.address);
    expect(response.status).toBe(200);
    await closed(server);
  });

  it('a body that nobody wants is let go of', async () => {
    await using server = await serve((_, response) => response.writeHead(200).write('x'));
    const response = await reaching(server)(server.address);
    await response.body?.cancel();
    await closed(server);
  });
});
