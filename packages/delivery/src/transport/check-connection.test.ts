import { type Manifest, MspError, type Plugin, type PureContext, type Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { checkConnection } from './check-connection.js';
import { openTransport } from './open-transport.js';

const mask = (text: string) => text.replaceAll('hunter2', '[secret]');
const manifest: Manifest = {
  id: 'sample',
  name: 'Sample',
  summary: 'For tests',
  hosts: [],
  secrets: {
    apiKey: { label: 'API key', help: 'Settings → Keys', env: [] },
    other: { label: 'Other', help: 'Elsewhere', env: [], optional: true },
  },
};
const context = { name: 'mine', settings: {} } as PureContext<unknown>;
const asking = { ask: () => ({ language: 'sample', document: {} }) };

async function check(
  plugin: Partial<Plugin>,
  reply?: () => Reply | Promise<Reply>,
  secrets: Record<string, string> = { apiKey: 'hunter2' },
) {
  const connect: Plugin['connect'] = async () => ({
    connect: () => ({ send: async () => (await reply?.()) as Reply }),
  });
  const whole: Plugin = { contract: 1, manifest, ...(reply && { connect }), ...plugin };
  const log = { debug() {}, warn() {} };
  const transport = await openTransport({ name: 'mine', plugin: whole, settings: {}, secrets, log, mask });
  return checkConnection(transport, whole, context, { timeout: 300 });
}
const answer = (): Reply => ({ kind: 'answer', value: 'ada' });
const failed = (more: object) => (): Reply => ({
  kind: 'failure',
  reason: 'thrown',
  landed: 'no',
  message: 'it failed',
  ...more,
});
const milliseconds = expect.any(Number);

describe('checkConnection', () => {
  it('tells who the tool says that we are', async () => {
    const read = (reply: Reply) => ({
      account: String((reply as { value?: unknown }).value),
      detail: 'hunter2\n5.26',
    });
    expect(await check({ check: { ...asking, read } }, answer)).toEqual({
      ok: true,
      account: 'ada',
      detail: '[secret] 5.26',
      milliseconds,
    });
  });

  it('without a check: well where the door opens', async () => {
    expect(await check({})).toEqual({ ok: true, account: null, detail: null, milliseconds });
    expect(await check({}, answer)).toMatchObject({ ok: true });
    expect(await check({ connect: () => Promise.reject(new Error('broken hunter2')) })).toEqual({
      ok: false,
      reason: 'broken [secret]',
      milliseconds,
    });
  });

  it('names a secret that is missing and where to get it', async () => {
    for (const secrets of [{}, { apiKey: '' }, { other: 'x' }] as Record<string, string>[]) {
      expect(await check({}, answer, secrets)).toEqual({
        ok: false,
        reason: 'API key is missing',
        hint: 'Settings → Keys',
        milliseconds,
      });
    }
  });

  it('tells what is wrong, and what to do', async () => {
    const read = () => ({ account: null });
    const connection = await check({ check: { ...asking, read } }, failed({ reason: 'connection' }));
    expect(connection).toMatchObject({
      ok: false,
      reason: 'it failed',
      hint: expect.stringContaining('running'),
    });
    expect(await check({ check: { ...asking, read } }, failed({}))).toEqual({
      ok: false,
      reason: 'it failed',
      milliseconds,
    });
  });

  it('lets the plugin judge what the tool itself said', async () => {
    const read = () => {
      throw new MspError('MSP004', { message: 'no hunter2', hint: 'ask Ada' });
    };
    for (const more of [
      { status: 401, reason: 'unreadable' },
      { code: 'Neo.ClientError.Security.Unauthorized' },
    ]) {
      expect(await check({ check: { ...asking, read } }, failed(more))).toEqual({
        ok: false,
        reason: 'no [secret]',
        hint: 'ask Ada',
        milliseconds,
      });
    }
  });

  it('never throws and never hangs', async () => {
    const boom = () => {
      throw 'boom';
    };
    expect(await check({ check: { ask: boom, read: boom } }, answer)).toMatchObject({
      ok: false,
      reason: 'boom',
    });
    const hanging = await check({ check: { ...asking, read: boom } }, () => new Promise<Reply>(() => {}));
    expect(hanging).toMatchObject({ ok: false, reason: 'the check took longer than 0.3 seconds' });
    for (const nonsense of [null, undefined, 7, 'x', { account: 1 }]) {
      const read = () => nonsense as never;
      expect(await check({ check: { ...asking, read } }, answer)).toMatchObject({ ok: true, account: null });
    }
  });
});
