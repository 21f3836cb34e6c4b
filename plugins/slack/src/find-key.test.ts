import type { Json, JsonObject, Operation, Reply } from '@msp/protocol';
import { expect, it } from 'vitest';
import { findKey } from './find-key.js';
import { PAUSE } from './limits.js';
import { metadataOf } from './message.js';
import { probe } from './probe.js';
import { call } from './queries.js';

const message = (ts: string, ...keys: string[]): Json => ({ ts, text: '', metadata: metadataOf(keys) });
const operation: Operation = {
  ...{ key: 'upd-1', lane: 'msp-1', summary: 'Update', delivery: 'probe' },
  query: call('chat.postMessage', { channel: 'C1' }, { key: 'b', session: 'msp-1', since: '17' }),
};

/** Pages as Slack gives them, each asked for by the cursor of the one before. */
function slackOf(pages: readonly (readonly Json[])[]) {
  const asked: JsonObject[] = [];
  const pauses: number[] = [];
  const wait = async (milliseconds: number) => {
    pauses.push(milliseconds);
  };
  const ask = async (_: string, input: JsonObject): Promise<Reply> => {
    asked.push(input);
    const at = Number(input.cursor ?? 0);
    const next = at + 1 < pages.length ? String(at + 1) : '';
    const value = { ok: true, messages: pages[at] ?? [], response_metadata: { next_cursor: next } };
    return { kind: 'answer', status: 200, value };
  };
  return {
    asked,
    pauses,
    find: (key: string) => findKey({ ask, wait }, 'conversations.history', { channel: 'C1' }, key),
  };
}

it('is looked for on every page, also among several keys', async () => {
  const { asked, find } = slackOf([
    [message('1.1', 'a')],
    [{ ts: '1.2', text: 'by a person' }],
    [message('1.3', 'x', 'b')],
  ]);
  const reply = await find('b');
  expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, '1', '2']);
  expect(probe.found(reply, operation)).toMatchObject({
    outcome: 'done',
    links: [{ local: 'msp-1', remote: '1.3' }, {}],
  });
});

it('is not there only when every page was seen', async () => {
  const { find } = slackOf([[message('1.1', 'a b-2')], [message('1.2', 'bb')]]);
  expect(probe.found(await find('b'), operation)).toBeNull();
  const endless = slackOf(Array.from({ length: 40 }, () => [message('1.1', 'a')]));
  expect(probe.found(await endless.find('b'), operation)).toMatchObject({
    outcome: 'retry',
    landed: 'unknown',
  });
  expect(endless.asked).toHaveLength(15);
  // Never more than Slack allows, and not as long as one sending may take.
  expect(endless.pauses).toEqual(Array.from({ length: 14 }, () => PAUSE));
  expect(60_000 / PAUSE).toBeLessThan(50);
  expect(14 * PAUSE).toBeLessThan(20_000);
});

it('a metadata of somebody else is none of ours', async () => {
  const other = { ts: '1.1', metadata: { event_type: 'task_created', event_payload: { keys: 'b' } } };
  expect(probe.found(await slackOf([[other]]).find('b'), operation)).toBeNull();
});

it('what Slack says against it is told', async () => {
  const refused: Reply = {
    kind: 'answer',
    status: 200,
    value: { ok: false, error: 'missing_scope', needed: 'channels:history' },
  };
  const reply = await findKey(
    { ask: async () => refused, wait: async () => {} },
    'conversations.history',
    {},
    'b',
  );
  expect(reply).toBe(refused);
  expect(probe.found(reply, operation)).toMatchObject({ reason: 'The bot lacks a scope: channels:history.' });
});

it('where the thread is gone it is looked for in the channel, where Slack puts answers to nobody', async () => {
  const asked: string[] = [];
  const ask = async (method: string, input: JsonObject): Promise<Reply> => {
    asked.push(`${method} ${JSON.stringify(input)}`);
    const value =
      method === 'conversations.replies'
        ? { ok: false, error: 'thread_not_found' }
        : { ok: true, messages: [message('2.1', 'b')] };
    return { kind: 'answer', status: 200, value };
  };
  const wait = async () => {};
  const input = { channel: 'C1', ts: '1.1', oldest: '17' };
  const reply = await findKey({ ask, wait }, 'conversations.replies', input, 'b');
  expect(probe.found(reply, operation)).toMatchObject({ outcome: 'done' });
  expect(asked).toEqual([
    'conversations.replies {"channel":"C1","ts":"1.1","oldest":"17"}',
    'conversations.history {"channel":"C1","oldest":"17"}',
  ]);
});

it('a reply is looked for in its thread, since it was recorded', () => {
  const reply = {
    ...operation,
    query: call('chat.postMessage', { channel: 'C1', thread_ts: '1.1' }, { key: 'b', since: '17' }),
  };
  expect(probe.ask(reply)).toMatchObject({
    document: {
      ...{ call: 'find', within: 'conversations.replies', key: 'b' },
      arguments: { channel: 'C1', ts: '1.1', oldest: '17', include_all_metadata: true },
    },
  });
  expect(probe.ask(operation)).toMatchObject({ document: { within: 'conversations.history' } });
});
