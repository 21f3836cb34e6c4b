import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECRET_MARK } from '../testing/secrecy.js';
import { document, msp } from './deliveries.js';
import { Sandbox } from './process.js';

/** A key as tools make them, with characters that every encoding writes otherwise. */
const KEY = `${SECRET_MARK}pä$$/w?rd+&"='1234567890`;
const OTHER = `${SECRET_MARK}0f8e7d6c5b4a`;

/** A plugin that does what it can to let its secret out. */
const LEAKY = `
const send = (kind) => (event, { secret }) => [{
  key: event.id, lane: event.sessionId, summary: 'with ' + JSON.stringify(secret('apiKey')), delivery: 'probe',
  query: kind === 'throw' ? { language: 'leak', document: { key: secret('apiKey') } }
    : { language: 'leak', document: { path: '/' + kind, key: secret('apiKey', 'Bearer ') } },
}];
export default {
  contract: 1,
  manifest: { id: 'leaky', name: 'Leaky', summary: 'Quotes its key', hosts: [], addresses: ['url'],
    secrets: { apiKey: { label: 'API key', help: 'Nowhere', env: ['LEAKY_API_KEY'] } } },
  settings: { safeParse: (data) => ({ success: true, data }) },
  hooks: { 'update-recorded': send('echo'), 'note-taken': send('throw'), 'goal-changed': send('refuse') },
  connect: async () => ({ connect: ({ settings, secrets, fetch, log }) => ({
    async send({ document }) {
      log.warn('sending with ' + secrets.apiKey + ' and ' + encodeURIComponent(secrets.apiKey));
      if (!document.path) throw Object.assign(new Error('the key ' + document.key + ' is wrong'), { code: secrets.apiKey });
      const response = await fetch(settings.url + document.path + '?key=' + encodeURIComponent(secrets.apiKey), {
        headers: { 'x-key': Buffer.from(document.key).toString('base64') } });
      return { kind: 'answer', value: await response.json(), status: response.status };
    } }) }),
  check: { ask: ({ secret }) => ({ language: 'leak', document: { path: '/echo', key: secret('apiKey') } }),
    read: (reply) => { throw new Error('no: ' + JSON.stringify(reply)); } },
  judge: (reply) => ({ outcome: reply.status === 403 ? 'failed' : 'retry', reason: JSON.stringify(reply), hint: JSON.stringify(reply), after: 0 }),
  probe: { ask: ({ query }) => query, found: (reply) => { throw new Error(JSON.stringify(reply)); } },
};
`;

let sandbox: Sandbox;
const server = createServer((request, response) => {
  const { url, headers } = request;
  response.writeHead(url?.startsWith('/refuse') ? 403 : 500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ url, headers, plain: decodeURIComponent(url ?? '') }));
});
beforeEach(async () => {
  sandbox = new Sandbox();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  // Searches every file that is left for every secret that was used.
  sandbox.remove();
});

describe('a secret', () => {
  it.each([
    ['of the environment', false],
    ['that is kept', true],
  ])(
    '%s is seen nowhere, whatever plugin and tool do with it',
    async (_, kept) => {
      sandbox.environment.MSP_DELIVERY_BACKGROUND = 'false';
      sandbox.environment.MSP_SECRETS = 'file';
      // Known to the search in any case; the plugin reads the first name only.
      sandbox.environment[kept ? 'UNUSED_A' : 'LEAKY_API_KEY'] = KEY;
      sandbox.environment.UNUSED_B = OTHER;
      writeFileSync(join(sandbox.project, 'leaky.mjs'), LEAKY);
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await msp(sandbox, 'start', '--goal', 'Keep it');
      await msp(sandbox, 'config', 'set', 'plugins.leaky.url', url);
      await msp(sandbox, 'config', 'set', 'plugins.leaky.use', './leaky.mjs');
      if (kept) {
        const { child, finished } = sandbox.start('secret', 'set', 'leaky.apiKey', '-');
        child.stdin?.end(KEY);
        expect((await finished).code).toBe(0);
      }
      for (const words of [
        ['update', 'One'],
        ['note', 'Two'],
        ['route', 'Three'],
      ])
        await msp(sandbox, ...words);
      const lines = [
        ['queries', '--all'],
        ['check'],
        ['deliver', '--wait', '7'],
        ['deliver', '--wait', '0', '--debug'],
        ['outbox', 'list'],
        ['outbox', 'list', '--parked'],
        ['outbox', 'show', '1'],
        ['plugin', 'info', 'leaky'],
        ['plugin', 'list'],
        ['secret', 'list'],
        ['config', 'show'],
        ['status'],
        ['diagnose'],
        ['export'],
        ['context'],
        ['plugin', 'test', 'leaky'],
        ['secret', 'set', 'leaky.apiKey', OTHER],
        ['secret', 'remove', 'leaky.apiKey'],
        ['end', '--wait', '1'],
      ];
      for (const words of lines) {
        await msp(sandbox, ...words);
        await msp(sandbox, ...words, '--json');
      }
      const { entries } = await document(sandbox, 'outbox', 'list');
      expect(entries.length).toBeGreaterThan(0);
      // What came back did quote the key: it was masked, not left out.
      expect(JSON.stringify(entries)).toContain('[secret]');
    },
    90_000,
  );
});
