import type { Json } from '@msp/protocol';
import { expect, it } from 'vitest';
import { SETTINGS } from './testing/context.js';
import { requests } from './testing/webhook.js';
import { webhook } from './webhook.js';

const parse = (body: unknown, settings = SETTINGS) =>
  webhook.parse(
    { method: 'POST', headers: {}, parameters: {}, body: body as Json },
    { name: 'slack', settings },
  );
const [challenge, reply, message, ours, joined, reaction, mention] = requests;

it('a reply is a comment on the first message of the thread, which a session is linked with', () => {
  expect(parse(reply?.body)).toEqual([
    {
      ...{ kind: 'comment-added', remote: '1767690000.000100', title: 'Ask @U0MSPBOT01 & wait' },
      ...{ detail: 'Ask @U0MSPBOT01 & wait', time: '2026-01-06T11:46:40.000Z' },
      values: { channel: 'C0MSPTEST1', ts: '1767700000.000200', user: 'U0ADA00001' },
    },
  ]);
});

it('a message in the channel is told, one in another channel is not', () => {
  expect(parse(message?.body)).toMatchObject([
    { kind: 'other', remote: '1767700000.000200', title: 'Lunch?' },
  ]);
  expect(parse(message?.body, { ...SETTINGS, channel: 'C0ANOTHER' })).toEqual([]);
});

it('that somebody speaks to the bot is told', () => {
  expect(parse(mention?.body)).toMatchObject([{ kind: 'other', title: '@U0MSPBOT01 how far are we?' }]);
});

it('what we post, who joined and what nobody said are passed over', () => {
  for (const each of [ours, joined, reaction]) expect(parse(each?.body)).toEqual([]);
});

it('a challenge is answered, and nothing else', () => {
  const answer = (body: unknown) =>
    webhook.answer?.({ method: 'POST', headers: {}, parameters: {}, body: body as Json });
  const { challenge: word } = { challenge: '', ...(challenge?.body as object) };
  expect(answer(challenge?.body)).toEqual({ json: { challenge: word } });
  expect(answer(message?.body)).toBeNull();
});
