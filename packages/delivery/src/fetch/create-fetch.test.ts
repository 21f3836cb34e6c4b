import { HOSTILE } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { type AnswerHeaders, createFetch, type FetchOptions } from './create-fetch.js';
import { ruleOf } from './host-rule.js';
import { serve } from './test-server.js';

const mask = (text: string) => text.replaceAll('hunter2', '[secret]');
const reaching = (addresses: readonly string[], options: Partial<FetchOptions> = {}) =>
  createFetch({ rules: addresses.map((address) => ruleOf(address)!), timeout: 5000, mask, ...options });
const thrown = async (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error,
  );

describe('what is sent', () => {
  it('arrives as it was given: text, form, bytes, stream, Request', async () => {
    await using server = await serve((request, response) => {
      response.setHeader('x-type', request.headers['content-type'] ?? 'none');
      response.setHeader('x-method', request.method ?? '');
      request.pipe(response);
    });
    const fetch = reaching([server.address]);
    const stream = new Blob(['streamed']).stream();
    const bodies: [RequestInit & { duplex?: 'half' }, string, string][] = [
      [{ body: 'text' }, 'text', 'text/plain;charset=UTF-8'],
      [
        { body: new URLSearchParams({ a: 'b c' }) },
        'a=b+c',
        'application/x-www-form-urlencoded;charset=UTF-8',
      ],
      [{ body: new Uint8Array([104, 105]) }, 'hi', 'none'],
      [{ body: stream, duplex: 'half' }, 'streamed', 'none'],
      [{ body: '{}', headers: { 'Content-Type': 'application/json' } }, '{}', 'application/json'],
    ];
    for (const [init, text, type] of bodies) {
      const response = await fetch(server.address, { method: 'POST', ...init });
      expect([await response.text(), response.headers.get('x-type')]).toEqual([text, type]);
    }
    const request = new Request(server.address, { method: 'PUT', body: 'of a Request' });
    const answered = await fetch(request);
    expect([await answered.text(), answered.headers.get('x-method')]).toEqual(['of a Request', 'PUT']);
    const overruled = await fetch(new Request(server.address), { method: 'PATCH', body: 'overruled' });
    expect([await overruled.text(), overruled.headers.get('x-method')]).toEqual(['overruled', 'PATCH']);
    expect(overruled).toMatchObject({ ok: true, url: `${server.address}/`, redirected: false });
  });

  it('a Request of another copy of undici is read too', async () => {
    await using server = await serve((request, response) => request.pipe(response));
    const { url, method, headers, body, signal } = new Request(`${server.address}/deep`, {
      method: 'POST',
      body: 'foreign',
    });
    const response = await reaching([server.address])({ url, method, headers, body, signal } as Request);
    expect(await response.text()).toBe('foreign');
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/deep' });
  });

  it('no cookies, and a name of the program where the caller gives none', async () => {
    await using server = await serve((_, response) => response.end());
    const fetch = reaching([server.address], { userAgent: 'msp/1.2.3' });
    await fetch(server.address, { headers: { cookie: 'a=b', 'x-own': 'yes' } });
    await fetch(server.address, { headers: { 'User-Agent': 'kit/1' } });
    const [first, second] = server.requests;
    expect(first?.headers).toMatchObject({ 'user-agent': 'msp/1.2.3', 'x-own': 'yes' });
    expect(first?.headers).not.toHaveProperty('cookie');
    expect(second?.headers['user-agent']).toBe('kit/1');
  });
});

describe('what is refused before any connection', () => {
  it('another host, port or protocol', async () => {
    await using allowed = await serve((_, response) => response.end());
    await using other = await serve((_, response) => response.end());
    const fetch = reaching([allowed.address]);
    const error = await thrown(fetch(`${other.address}/path?token=hunter2`));
    expect(error).toMatchObject({ code: 'MSP_FORBIDDEN_HOST', host: `127.0.0.1:${other.port}` });
    expect(error.message).not.toMatch(/hunter2|token|path/);
    for (const address of [allowed.address.replace('http', 'https'), 'data:,x', 'file:///etc/passwd']) {
      expect(await thrown(fetch(address))).toMatchObject({ code: 'MSP_FORBIDDEN_HOST' });
    }
    expect([...allowed.connections, ...other.connections]).toEqual([]);
  });

  it('addresses with a name or a password, and what is no address; neither is quoted', async () => {
    const fetch = reaching(['http://127.0.0.1:1']);
    for (const address of ['http://ada:hunter2@127.0.0.1:1/', 'http://hunter2@127.0.0.1:1/', 'hunter2', '']) {
      const error = await thrown(fetch(address));
      expect(error).toMatchObject({ code: 'MSP_INVALID_ADDRESS' });
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain('hunter2');
    }
  });

  it('headers that cannot be sent, without quoting them', async () => {
    const fetch = reaching(['http://127.0.0.1:1']);
    for (const value of ['hunter2\r\nx: y', 'hunter2 €']) {
      const error = await thrown(fetch('http://127.0.0.1:1', { headers: { authorization: value } }));
      expect(error).toBeInstanceOf(Error);
      expect(`${error.message} ${error.stack} ${error.cause}`).not.toContain('hunter2');
    }
  });

  it('hostile texts as addresses lead nowhere', async () => {
    const fetch = reaching(['http://127.0.0.1:1']);
    for (const text of Object.values(HOSTILE)) {
      expect((await thrown(fetch(text)))?.code).toMatch(/^MSP_/);
    }
  });
});

describe('redirects', () => {
  const redirecting = (places: Record<string, [status: number, location: string]>) =>
    serve((request, response) => {
      const [status, location] = places[request.url ?? ''] ?? [200, ''];
      response.writeHead(status, location ? { location } : {}).end(`${request.method} ${request.url}`);
    });

  it('are followed where something is read, within the host', async () => {
    await using server = await redirecting({ '/a': [302, '/b'], '/b': [308, 'c?x#y'] });
    const response = await reaching([server.address])(`${server.address}/a`, {
      headers: { authorization: 'x' },
    });
    expect(await response.text()).toBe('GET /c?x');
    expect(response).toMatchObject({ redirected: true, status: 200 });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['x', 'x', 'x']);
  });

  it('are handed over as they are: to a forbidden host, of a POST, with a password, a fourth time, or when asked for', async () => {
    await using other = await serve((_, response) => response.end());
    await using server = await redirecting({
      '/away': [302, `${other.address}/?token=1`],
      '/post': [307, '/ok'],
      '/password': [302, '/ok'],
      '/loop': [301, '/loop'],
      '/nowhere': [302, 'http://['],
      '/file': [302, 'file:///etc/passwd'],
    });
    const fetch = reaching([server.address]);
    expect(await fetch(`${server.address}/away`)).toMatchObject({ status: 302, redirected: false });
    expect(await fetch(`${server.address}/post`, { method: 'POST', body: 'x' })).toMatchObject({
      status: 307,
    });
    expect(await fetch(`${server.address}/post`, { redirect: 'manual' })).toMatchObject({ status: 307 });
    expect(await fetch(`${server.address}/nowhere`)).toMatchObject({ status: 302 });
    expect(await fetch(`${server.address}/file`)).toMatchObject({ status: 302 });
    expect(await thrown(fetch(`${server.address}/post`, { redirect: 'error' }))).toBeInstanceOf(Error);
    expect(other.connections).toEqual([]);
    const before = server.requests.length;
    expect(await fetch(`${server.address}/loop`)).toMatchObject({ status: 301 });
    expect(server.requests.length - before).toBe(4);
  });

  it('to another origin that is allowed take nothing along that lets one in', async () => {
    await using other = await serve((_, response) => response.end('there'));
    await using server = await redirecting({ '/': [302, `${other.address}/`] });
    const headers = { authorization: 'x', 'x-api-key': 'y', accept: 'text/plain', 'user-agent': 'kit' };
    const response = await reaching([server.address, other.address])(server.address, { headers });
    expect(await response.text()).toBe('there');
    expect(other.requests[0]?.headers).toMatchObject({ accept: 'text/plain', 'user-agent': 'kit' });
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(other.requests[0]?.headers).not.toHaveProperty('x-api-key');
  });
});

it('tells of headers, and does not mind a listener that throws', async () => {
  await using server = await serve((_, response) =>
    response.writeHead(429, { 'Retry-After': '7', 'Set-Cookie': 'a=b', 'X-RateLimit-Remaining': '0' }).end(),
  );
  const heard: AnswerHeaders[] = [];
  const fetch = reaching([server.address], {
    onHeaders(answer) {
      heard.push(answer);
      throw new Error('not my day');
    },
  });
  expect((await fetch(server.address)).status).toBe(429);
  expect(heard).toMatchObject([
    {
      host: `127.0.0.1:${server.port}`,
      status: 429,
      headers: { 'retry-after': '7', 'x-ratelimit-remaining': '0' },
    },
  ]);
  expect(heard[0]?.headers).not.toHaveProperty('set-cookie');
});
