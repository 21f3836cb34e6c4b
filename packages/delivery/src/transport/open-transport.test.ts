import type {
  ConnectContext,
  DocumentQuery,
  Json,
  Link,
  Log,
  Manifest,
  Plugin,
  Query,
  Reply,
  Transport,
} from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { openTransport } from './open-transport.js';

const mask = (text: string) => text.replaceAll('hunter2', '[secret]');
const silent: Log = { debug() {}, warn() {} };
const manifest = {
  id: 'sample',
  name: 'Sample',
  summary: 'For tests',
  hosts: [],
  addresses: ['url'],
  secrets: { apiKey: { label: 'Key', help: 'Settings → Keys', env: [] } },
  limits: { timeout: 200 },
} satisfies Manifest;
const query: Query = { language: 'sample', document: { a: { $secret: 'apiKey' }, b: { $link: 'dec-1' } } };
const links: Link[] = [{ local: 'dec-1', remote: 'LIN-7' }];

/** A transport whose plugin sends with `send`. */
function open(send: Transport['send'], close?: Transport['close']) {
  const connect = async () => ({ connect: () => ({ send, ...(close && { close }) }) });
  return openWith({ contract: 1, manifest, connect });
}
const openWith = (plugin: Plugin, log = silent) =>
  openTransport({
    name: 'mine',
    plugin,
    settings: { url: '' },
    secrets: { apiKey: 'hunter2' },
    log,
    mask,
    opening: 300,
    closing: 100,
  });

describe('a transport of the plugin', () => {
  it('is given what it may have, and sends with references replaced', async () => {
    let given: ConnectContext | undefined;
    let loads = 0;
    const said: string[] = [];
    const transport = await openWith(
      {
        contract: 1,
        manifest,
        connect: async () => {
          loads += 1;
          return {
            connect: (context) => {
              given = context;
              context.log.warn('with hunter2');
              return {
                send: async (query: Query) => ({
                  kind: 'answer',
                  value: (query as DocumentQuery).document as Json,
                  headers: { 'X-A': '1' },
                }),
              };
            },
          };
        },
      },
      { debug() {}, warn: (text) => said.push(text) },
    );
    expect(loads).toBe(0);
    const replies = await Promise.all([transport.send(query, links), transport.send(query, links)]);
    const answer = { kind: 'answer', value: { a: 'hunter2', b: 'LIN-7' }, headers: { 'x-a': '1' } };
    expect(replies).toEqual([answer, answer]);
    expect(loads).toBe(1);
    expect(given).toMatchObject({ name: 'mine', settings: { url: '' }, secrets: { apiKey: 'hunter2' } });
    expect(said).toEqual(['with [secret]']);
    await expect(given?.fetch('https://x.com')).rejects.toMatchObject({ code: 'MSP_FORBIDDEN_HOST' });
  });

  it('is asked nothing where a link or a secret is missing', async () => {
    const transport = await open(async () => {
      throw new Error('was asked');
    });
    expect(await transport.send(query, [])).toEqual({
      kind: 'failure',
      reason: 'thrown',
      landed: 'no',
      message: 'it cannot be sent: the link of dec-1 is not known',
    });
  });

  it('that throws is a failure, masked', async () => {
    const transport = await open(() => {
      throw Object.assign(new Error('bad hunter2'), { status: 401, headers: { 'x-a': 'b' } });
    });
    expect(await transport.send(query, links)).toEqual({
      kind: 'failure',
      reason: 'thrown',
      landed: 'unknown',
      message: 'bad [secret]',
      status: 401,
      headers: { 'x-a': 'b' },
    });
  });

  it('that hangs and takes no notice of the signal does not hang the host', async () => {
    let aborted: AbortSignal | undefined;
    const transport = await open((_, { signal }) => {
      aborted = signal;
      return new Promise<Reply>(() => {});
    });
    expect(await transport.send(query, links)).toEqual({
      kind: 'failure',
      reason: 'timeout',
      landed: 'unknown',
      message: 'sending took longer than 0.2 seconds',
    });
    expect(aborted?.aborted).toBe(true);
    const stopped = transport.send(query, links, { signal: AbortSignal.abort() });
    expect(await stopped).toMatchObject({ kind: 'failure', reason: 'timeout' });
  });

  it('that brings back nonsense is a failure', async () => {
    const transport = await open(async () => 'done' as never);
    expect(await transport.send(query, links)).toMatchObject({ reason: 'unreadable', landed: 'unknown' });
  });
});

describe('connecting', () => {
  it('that fails is a failure that did not land, and is tried again', async () => {
    let attempts = 0;
    const transport = await openWith({
      contract: 1,
      manifest,
      connect: async () => {
        attempts += 1;
        if (attempts === 1)
          throw Object.assign(new Error('no such module'), { code: 'ERR_MODULE_NOT_FOUND' });
        return { connect: () => ({ send: async () => ({ kind: 'answer', value: attempts }) }) };
      },
    });
    expect(await transport.send(query, links)).toMatchObject({
      reason: 'thrown',
      landed: 'no',
      code: 'ERR_MODULE_NOT_FOUND',
    });
    expect(await transport.send(query, links)).toEqual({ kind: 'answer', value: 2 });
  });

  it.each([
    undefined,
    null,
    {},
    { connect: 1 },
    { connect: () => undefined },
    { connect: () => ({ send: 1 }) },
  ])('to nonsense (%o) too', async (module) => {
    const transport = await openWith({ contract: 1, manifest, connect: async () => module as never });
    expect(await transport.send(query, links)).toMatchObject({ reason: 'thrown', landed: 'no' });
  });

  it('that hangs is given up, and what comes later is closed', async () => {
    let arrive = (_: Transport) => {};
    const transport = await openWith({
      contract: 1,
      manifest,
      connect: async () => ({ connect: () => new Promise<Transport>((resolve) => (arrive = resolve)) }),
    });
    expect(await transport.send(query, links)).toMatchObject({ reason: 'timeout', landed: 'no' });
    await new Promise<void>((resolve) =>
      arrive({ send: async () => ({ kind: 'answer', value: null }), close: async () => resolve() }),
    );
  });
});

describe('closing', () => {
  it('never throws and never hangs, before, between and after', async () => {
    let closed = 0;
    const answer = async (): Promise<Reply> => ({ kind: 'answer', value: null });
    const well = await open(answer, async () => {
      closed += 1;
    });
    await well.close();
    expect(closed).toBe(0);
    await well.send(query, links);
    await well.close();
    await well.close();
    expect(closed).toBe(1);
    for (const close of [() => new Promise<void>(() => {}), () => Promise.reject(new Error('no'))]) {
      const ill = await open(answer, close);
      await ill.send(query, links);
      expect(await ill.close()).toBeUndefined();
    }
  });
});
