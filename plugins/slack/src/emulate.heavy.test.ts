/** Slack as others emulate it, through Slack's own kit and our connect.ts: a second opinion on our stand-in. */
import { expect, it } from 'vitest';
import { rehearse } from '../../../tools/contracts/ask.js';
import { emulated } from '../../../tools/contracts/emulate.js';
import { play } from '../../../tools/contracts/play.js';
import plugin from './index.js';
import { ALL_SCOPES } from './testing/store.js';

const TOKEN = 'xoxb-emulated-token';

/** Asks the emulator itself. */
async function ask(url: string, method: string, input: Record<string, string> = {}) {
  const response = await fetch(`${url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: new URLSearchParams(input),
  });
  // biome-ignore lint/suspicious/noExplicitAny: whatever it answers
  return (await response.json()) as any;
}

it('a whole session stands in one thread, and its first message says that it ended', async () => {
  const { url } = await emulated('slack', {
    tokens: { [TOKEN]: { login: 'U000000001', scopes: ALL_SCOPES } },
    slack: {
      team: { name: 'Acme', domain: 'acme' },
      channels: [{ name: 'webshop' }],
      tokens: [{ token: TOKEN, type: 'bot', user_id: 'U000000001', scopes: ALL_SCOPES }],
      strict_scopes: true,
    },
  });
  const { channels } = await ask(url, 'conversations.list');
  const channel = channels.find(({ name }: { name: string }) => name === 'webshop').id as string;
  const { problems, account, options, recollections } = await rehearse(plugin, {
    service: { url },
    settings: { via: 'bot', channel },
    secrets: { botToken: TOKEN },
    requests: { post: [{ text: 'Lunch?' }], messages: [{}], thread: [{}] },
  });
  expect(problems).toEqual([]);
  expect(account).toMatch(/ on Acme$/);
  expect(options.channel?.map(({ label }) => label)).toContain('#webshop');
  const { messages } = await ask(url, 'conversations.history', { channel });
  expect(messages).toHaveLength(1);
  expect(messages[0].blocks[0].text.text).toBe('Session ended');
  const thread = await ask(url, 'conversations.replies', { channel, ts: messages[0].ts });
  const texts = thread.messages.map(({ text }: { text: string }) => text).join('\n');
  expect(texts).toContain('New goal\nTokens rotate every hour');
  expect(texts).toContain('Signing keys rotate every hour on staging');
  expect(recollections.thread?.at(-1)?.title).toBe('Lunch?');
});

it('through an incoming webhook the summary is posted, and nothing else', async () => {
  const { url } = await emulated('slack', {
    tokens: { [TOKEN]: { login: 'U000000001', scopes: ALL_SCOPES } },
    slack: { team: { name: 'Acme', domain: 'acme' }, channels: [{ name: 'webshop' }] },
  });
  const { problems, entries } = await play(plugin, {
    service: { url },
    settings: { via: 'webhook' },
    secrets: { webhookUrl: 'https://hooks.slack.com/services/T000000001/B000000001/X000000001' },
  });
  expect(problems).toEqual([]);
  expect(entries).toHaveLength(1);
  const { channels } = await ask(url, 'conversations.list');
  const posted = [];
  for (const { id } of channels) {
    const { messages } = await ask(url, 'conversations.history', { channel: id });
    posted.push(...messages.map(({ text }: { text: string }) => text));
  }
  expect(posted).toEqual([expect.stringMatching(/^Session summary\nTokens rotate every hour\n/)]);
});
