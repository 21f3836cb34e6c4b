/** What the examples about connected tools speak of: a plugin that answers by itself, without a network. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from './run.js';

const PLUGIN = `
import { definePlugin } from '@msp/protocol';
import { z } from 'zod';
const issue = (id, title) => ({ language: 'issue', document: { id, title } });
const operation = (key, title) => ({ key, lane: 'issues', summary: title, delivery: 'idempotent', query: issue(key, title) });
const known = (reply) => {
  if (reply.kind !== 'answer' || !Array.isArray(reply.value)) throw new Error('there is no answer');
  return reply.value;
};
export default definePlugin({
  contract: 1,
  manifest: {
    id: 'linear', name: 'Linear', summary: 'Issues', hosts: [],
    secrets: { apiKey: { label: 'API key', help: 'Settings → Security & access', env: ['LINEAR_API_KEY'] } },
  },
  hooks: { 'decision-made': (event) => [operation(event.id, event.data.content)] },
  connect: async () => ({
    connect: () => ({ send: async ({ document }) => ({ kind: 'answer', value: [{ title: String(document.title) }] }) }),
  }),
  check: { ask: () => issue('me', 'ada@acme'), read: (reply) => ({ account: String(known(reply)[0]?.title) }) },
  actions: {
    'create-issue': {
      summary: 'Makes an issue',
      input: z.strictObject({ title: z.string() }),
      run: ({ title }, context) => [operation(context.request, title)],
    },
  },
  recall: {
    search: {
      summary: 'Searches issues',
      input: z.strictObject({ words: z.string() }),
      ask: ({ words }) => issue('search', words),
      read: known,
    },
  },
});
`;

/** Connects the stand-in as `linear`; what was recorded is planned, and nothing is sent in the background. */
export function connectLinear(shop: Sandbox): void {
  Object.assign(shop.env, { MSP_DELIVERY_BACKGROUND: 'false', MSP_SECRETS: 'file' });
  mkdirSync(join(shop.project, 'plugins'));
  writeFileSync(join(shop.project, 'plugins', 'linear.ts'), PLUGIN);
  writeFileSync(join(shop.project, 'key.txt'), 'lin_api_made_up\n');
  const lines = [
    'msp config set plugins.linear.use ./plugins/linear.ts',
    'msp secret set linear.apiKey - < key.txt',
    'msp queries',
  ];
  const { code, stderr } = shop.shell(lines.join(' && '));
  if (code !== 0) throw new Error(stderr);
}
