import type { HttpQuery, Link, Log, Manifest } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { serve, type TestServer } from '../fetch/test-server.js';
import { openTransport } from './open-transport.js';

const manifest: Manifest = {
  id: 'sample',
  name: 'Sample',
  summary: 'For tests',
  hosts: [],
  addresses: ['url'],
  limits: { timeout: 300 },
};
const log: Log = { debug() {}, warn() {} };
const links: Link[] = [{ local: 'dec-1', remote: 'LIN-7' }];
const open = (address: string) =>
  openTransport({
    name: 'mine',
    plugin: { contract: 1, manifest },
    settings: { url: address },
    secrets: { apiKey: 'hunter2' },
    log,
    mask: (text) => text,
    userAgent: 'msp/1.2.3',
  });

describe('without a transport of the plugin', () => {
  const get = (server: Pick<TestServer, 'address'>): HttpQuery => ({
    language: 'http',
    request: {
      method: 'POST',
      url: [server.address, '/', { $link: 'dec-1' }],
      headers: { a: { $secret: 'apiKey' } },
    },
  });

  it('the host sends HTTP, to allowed hosts, in time', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/LIN-7') response.setHeader('content-type', 'application/json').end('{"ok":true}');
    });
    await using other = await serve((_, response) => response.end());
    const transport = await open(server.address);
    expect(await transport.send(get(server), links)).toMatchObject({
      kind: 'answer',
      status: 200,
      value: { ok: true },
    });
    expect(server.requests[0]?.headers).toMatchObject({ a: 'hunter2', 'user-agent': 'msp/1.2.3' });
    expect(await transport.send(get(other), links)).toMatchObject({ reason: 'forbidden-host', landed: 'no' });
    expect(other.connections).toEqual([]);
    const hanging = await transport.send(get(server), [{ local: 'dec-1', remote: 'hang' }]);
    expect(hanging).toMatchObject({ reason: 'timeout', landed: 'unknown' });
  });

  it('another language cannot be sent', async () => {
    const transport = await open('');
    expect(await transport.send({ language: 'sample', document: {} }, links)).toMatchObject({
      reason: 'thrown',
      landed: 'no',
      message: 'the plugin has no transport for sample',
    });
  });
});
