import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { HttpQuery } from '@msp/protocol';
import { HOSTILE, temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { createFetch } from '../fetch/create-fetch.js';
import { ruleOf } from '../fetch/host-rule.js';
import { serve, serveBytes, type TestServer } from '../fetch/test-server.js';
import { sendHttp } from './send-http.js';

const mask = (text: string) => text.replaceAll('hunter2', '[secret]');
const { signal } = new AbortController();

function send(
  server: Pick<TestServer, 'address'>,
  request: Partial<HttpQuery['request']> = {},
  timeout = 5000,
) {
  const fetch = createFetch({ rules: [ruleOf(server.address)!], timeout, mask });
  const query: HttpQuery = {
    language: 'http',
    request: { method: 'GET', url: `${server.address}/?k=1`, ...request },
  };
  return sendHttp(query, { fetch, signal, mask });
}

const openssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0;

/** A key and a certificate of our own making. */
function selfSigned() {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')] as const;
  const wish = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1';
  execFileSync('openssl', ['req', ...wish.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

const answering = (status: number, type: string, body: string | Uint8Array) =>
  serve((_, response) =>
    response.writeHead(status, { 'content-type': type, 'x-a': '1', 'set-cookie': 'b' }).end(body),
  );

describe('what is sent', () => {
  it('is JSON, letter by letter', async () => {
    await using server = await serve((request, response) => {
      response.setHeader('content-type', request.headers['content-type'] ?? '');
      request.pipe(response);
    });
    const body = { ...HOSTILE, list: [1, null, true, 'é'] };
    const reply = await send(server, { method: 'POST', body });
    expect(reply).toMatchObject({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
    expect(reply).toHaveProperty('value', JSON.parse(JSON.stringify(body)));
    const own = {
      method: 'PATCH',
      body: {},
      headers: { 'Content-Type': 'application/merge-patch+json' },
    } as const;
    expect(await send(server, own)).toMatchObject({
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect(await send(server, { method: 'DELETE' })).toMatchObject({ value: null });
  });

  it.each([
    { headers: { 'no name': 'x' } },
    { headers: { a: 'hunter2\nb' } },
    { method: 'GET', body: {} },
    { url: 'nowhere' },
    { url: 'https://ada:hunter2@x.com' },
  ] as const)('%j cannot be sent, and did not land', async (request) => {
    const reply = await send({ address: 'http://127.0.0.1:1' }, request);
    expect(reply).toMatchObject({ kind: 'failure', reason: 'thrown', landed: 'no' });
    expect(JSON.stringify(reply)).not.toContain('hunter2');
  });
});

describe('what comes back', () => {
  it.each([
    [200, 'application/json', '{"a":[1]}', { a: [1] }],
    [201, 'application/vnd.github+json; charset=utf-8', '1', 1],
    [400, 'application/problem+json', '{"title":"no"}', { title: 'no' }],
    [200, 'application/json', '', null],
    [200, 'text/html', '<html>', '<html>'],
    [200, 'text/plain', '{"a":1}', '{"a":1}'],
    [500, 'text/jsonish', '{', '{'],
  ])('%i %s %j', async (status, type, body, value) => {
    await using server = await answering(status, type, body);
    const headers = { 'content-type': type, 'x-a': '1' };
    const reply = await send(server);
    expect(reply).toMatchObject({ kind: 'answer', status, value, headers });
    expect(reply.headers).not.toHaveProperty('set-cookie');
  });

  it('204, and bytes that are no UTF-8', async () => {
    await using empty = await serve((_, response) => response.writeHead(204).end());
    expect(await send(empty)).toMatchObject({ kind: 'answer', status: 204, value: null });
    await using odd = await answering(200, 'application/json', Buffer.from('"a\xffb"', 'latin1'));
    expect(await send(odd)).toMatchObject({ kind: 'answer', value: 'a\ufffdb' });
  });

  it('a name such as __proto__ in an answer is a name', async () => {
    await using server = await answering(200, 'application/json', '{"__proto__":{"polluted":1}}');
    const reply = await send(server);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(reply)).toContain('"__proto__":{"polluted":1}');
  });

  it.each(['{"a":', '<html>', 'undefined', '{"a":1}x'])('JSON that is none: %j', async (body) => {
    await using server = await answering(200, 'application/json', body);
    expect(await send(server)).toMatchObject({
      kind: 'failure',
      reason: 'unreadable',
      landed: 'unknown',
      status: 200,
      headers: { 'x-a': '1' },
    });
  });

  it.each([
    [
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-a: 1\r\ncontent-length: 50\r\n\r\n{"a"',
      'close',
      'connection',
    ],
    ['HTTP/1.1 200 OK\r\nx-a: 1\r\ncontent-length: 50\r\n\r\n{"a"', 'reset', 'connection'],
    ['HTTP/1.1 200 OK\r\nx-a: 1\r\ncontent-length: 50\r\n\r\n{"a"', 'hang', 'timeout'],
    ['HTTP/1.1 200 OK\r\nx-a: 1\r\ncontent-length: 9999999\r\n\r\n', 'hang', 'too-large'],
  ] as const)('an answer that breaks off keeps its status: %j, %s', async (bytes, after, reason) => {
    await using server = await serveBytes(bytes, after);
    const reply = await send(server, {}, 300);
    expect(reply).toMatchObject({
      kind: 'failure',
      reason,
      landed: 'unknown',
      status: 200,
      headers: { 'x-a': '1' },
    });
  });

  it.each([
    ['', 'reset', 'connection', 'unknown'],
    ['SSH-2.0\r\n', 'hang', 'unreadable', 'unknown'],
    ['', 'hang', 'timeout', 'unknown'],
  ] as const)('no answer at all: %j, %s', async (bytes, after, reason, landed) => {
    await using server = await serveBytes(bytes, after);
    const reply = await send(server, {}, 300);
    expect(reply).toMatchObject({ kind: 'failure', reason, landed });
    expect(reply).not.toHaveProperty('status');
  });

  it('nobody there', async () => {
    const server = await serve(() => {});
    await server[Symbol.asyncDispose]();
    expect(await send(server)).toMatchObject({ reason: 'connection', landed: 'no', code: 'ECONNREFUSED' });
    const https = { address: server.address.replace('http:', 'https:') };
    expect(await send(https)).toMatchObject({ reason: 'connection', landed: 'no', code: 'ECONNREFUSED' });
  });

  it('a server that speaks no TLS', async () => {
    await using server = await serveBytes('HTTP/1.1 400 Bad Request\r\n\r\n');
    const reply = await send({ address: server.address.replace('http:', 'https:') });
    expect(reply).toMatchObject({ kind: 'failure', reason: 'connection' });
  });

  it.runIf(openssl)('a certificate that nobody vouches for', async () => {
    const server = createServer(selfSigned(), (_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const reply = await send({ address: `https://127.0.0.1:${(server.address() as AddressInfo).port}` });
    expect(reply).toMatchObject({ reason: 'connection', landed: 'no', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    server.close();
  });

  it('another host', async () => {
    const reply = await send(
      { address: 'http://127.0.0.1:1' },
      { url: 'https://elsewhere.org/?key=hunter2' },
    );
    expect(reply).toEqual({
      kind: 'failure',
      reason: 'forbidden-host',
      landed: 'no',
      code: 'MSP_FORBIDDEN_HOST',
      message: 'https://elsewhere.org is not among the hosts of this plugin.',
    });
  });
});
