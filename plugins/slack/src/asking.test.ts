/** The parts that ask: the check, the guide, questions and the feed. */
import { readFileSync } from 'node:fs';
import type { FeedContext, Json, PureContext, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { SCOPES } from './app-manifest.js';
import { check } from './check.js';
import { feeds } from './feeds.js';
import { guide } from './guide.js';
import { judge } from './judge.js';
import { recall } from './recall.js';
import { context, SETTINGS } from './testing/context.js';

const answer = (value: Json, headers: Record<string, string> = {}): Reply => ({
  ...{ kind: 'answer', value, status: 200, headers },
});
const refusal = (error: string): Reply => answer({ ok: false, error });

describe('the check', () => {
  it('tells who we are, and what we may', () => {
    const identity = { ok: true, user: 'msp', team: 'Acme', user_id: 'U1' };
    expect(check.read(answer(identity, { 'x-oauth-scopes': SCOPES.join(',') }))).toEqual({
      ...{ account: 'msp on Acme', detail: `scopes: ${SCOPES.join(', ')}` },
    });
    expect(check.read(answer(identity, { 'x-oauth-scopes': 'chat:write,channels:read' })).detail).toBe(
      'scopes that are missing: groups:read, channels:history, groups:history, metadata.message:read',
    );
    expect(check.read(answer(identity))).toEqual({ account: 'msp on Acme' });
  });

  it('says in one sentence what is missing, and what asks for it', () => {
    const missing: Reply = {
      ...{ kind: 'failure', reason: 'thrown', landed: 'no', code: 'missing_secret' },
      message: 'The bot token of Slack is missing.',
    };
    const told = { message: 'The bot token of Slack is missing.', hint: '`msp add slack` asks for it.' };
    expect(() => check.read(missing)).toThrow(expect.objectContaining(told));
    expect(() => recall.messages.read(missing)).toThrow(`${told.message} ${told.hint}`);
    expect(judge(missing, [], 0)).toEqual({
      ...{ outcome: 'failed', scope: 'plugin', reason: told.message, hint: told.hint },
    });
  });

  it('says that a token is refused, and what to do', () => {
    expect(() => check.read(refusal('invalid_auth'))).toThrow('Slack authentication failed.');
    expect(() => check.read(refusal('fatal_error'))).toThrow('Slack says: fatal_error');
  });

  it('of a webhook can only look at its address, and says so', () => {
    expect(check.ask({ ...context, settings: { ...SETTINGS, via: 'webhook' } })).toMatchObject({
      document: { call: 'webhook-address' },
    });
    expect(check.read(answer({ ok: true, webhook: true, host: 'hooks.slack.com' }))).toMatchObject({
      ...{ account: null, detail: expect.stringContaining('it cannot be asked') },
    });
    expect(() => check.read(answer({ ok: true, webhook: false, host: 'example.com' }))).toThrow(
      "The address of the webhook is not one of Slack's: it is at example.com.",
    );
  });
});

describe('the guide', () => {
  const asked = (settings: Record<string, Json>) =>
    guide.steps
      .filter((step) => step.when?.({ settings, secrets: [] }) ?? true)
      .map((step) => {
        if (step.kind === 'secret') return `${step.secret}${step.required === true ? ', needed' : ''}`;
        return step.kind === 'show' ? 'shown' : step.setting;
      });

  it('asks for what the way needs, and no more', () => {
    expect(asked({ via: 'bot' })).toEqual(['via', 'shown', 'botToken, needed', 'channel', 'broadcast']);
    expect(asked({ via: 'webhook' })).toEqual(['via', 'webhookUrl, needed']);
  });

  it('shows the app to paste, as the README does, with the scopes that the check looks for', () => {
    const step = guide.steps.find(({ kind }) => kind === 'show');
    if (step?.kind !== 'show') throw new Error('nothing is shown');
    expect(JSON.parse(step.text)).toMatchObject({
      display_information: { name: 'MSP' },
      features: { bot_user: { display_name: 'msp' } },
      oauth_config: { scopes: { bot: SCOPES } },
    });
    expect(step.text.split('\n').length).toBeLessThan(100);
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    expect(readme.replace(/^ {3}/gm, '')).toContain(`\`\`\`json\n${step.text}\n\`\`\``);
    for (const scope of SCOPES) expect(readme).toContain(`\`${scope}\``);
  });

  it('offers the channels, page by page, with what is to be known of them', () => {
    const step = guide.steps.find(({ kind }) => kind === 'pick');
    if (step?.kind !== 'pick') throw new Error('there is nothing to pick');
    const empty = {} as PureContext<Record<string, Json>>;
    expect(step.ask(empty, null)).toMatchObject({
      document: { call: 'conversations.list', arguments: { exclude_archived: true, limit: 200 } },
    });
    expect(step.ask(empty, 'next')).toMatchObject({ document: { arguments: { cursor: 'next' } } });
    const channels = [
      { id: 'C1', name: 'web', is_member: true },
      { id: 'C2', name: 'secret', is_member: true, is_private: true },
      { id: 'C3', name: 'random', is_member: false },
      { id: 'C4', name: 'old', is_archived: true },
    ];
    expect(step.read(answer({ ok: true, channels, response_metadata: { next_cursor: 'x' } }), empty)).toEqual(
      {
        options: [
          { value: 'C1', label: '#web' },
          { value: 'C2', label: '#secret', hint: 'private' },
          { value: 'C3', label: '#random', hint: 'the bot is not in it: /invite it' },
        ],
        next: 'x',
      },
    );
    expect(() => step.read(refusal('missing_scope'), empty)).toThrow('The bot lacks a scope');
  });
});

describe('the feed', () => {
  const feed = feeds.messages;
  const facts: FeedContext<typeof SETTINGS> = {
    ...context,
    ...{ project: 'webshop', branch: null, branches: [] },
    ...{ since: '2026-11-14T00:00:00.000Z', now: '2026-11-21T00:00:00.000Z' },
  };
  const by = (ts: string, more: Record<string, Json> = {}) => ({ ts, text: `at ${ts}`, user: 'U1', ...more });
  const page = (messages: Json[], next = '') =>
    answer({ ok: true, messages, response_metadata: { next_cursor: next } });

  it('reads the channel and then the threads that were answered, without what programs post', () => {
    const first = feed.read(
      page(
        [by('3.1'), by('2.1', { bot_id: 'B1', reply_count: 2 }), by('1.5', { subtype: 'channel_join' })],
        'x',
      ),
      ...[facts, null],
    );
    expect(first.items.map(({ id }) => id)).toEqual(['C0MSPTEST1/3.1']);
    expect(first.more).toBe(true);
    expect(feed.ask(facts, first.state)).toMatchObject({
      document: { call: 'conversations.history', arguments: { cursor: 'x', oldest: '1794614400' } },
    });
    const second = feed.read(page([by('1.1', { bot_id: 'B1', reply_count: 1 })], 'y'), facts, first.state);
    expect(feed.ask(facts, second.state)).toMatchObject({
      document: { call: 'conversations.replies', arguments: { ts: '2.1' } },
    });
    const thread = feed.read(
      page([
        by('2.1', { bot_id: 'B1' }),
        by('2.2', { user_profile: { display_name: 'ada', real_name: 'Ada Lovelace' } }),
        by('2.3', { bot_id: 'B1' }),
      ]),
      facts,
      second.state,
    );
    expect(thread.items).toEqual([
      {
        ...{
          id: 'C0MSPTEST1/2.2',
          kind: 'message',
          title: 'at 2.2',
          author: 'ada',
          time: '1970-01-01T00:00:02.200Z',
        },
        values: { channel: 'C0MSPTEST1', ts: '2.2', thread: '2.1' },
      },
    ]);
    const last = feed.read(page([by('1.1', { bot_id: 'B1' })]), facts, thread.state);
    expect([last.more, last.state]).toEqual([false, null]);
  });

  it('has nothing to ask through a webhook, and says where Slack does not answer', () => {
    expect(feed.ask({ ...facts, settings: { ...SETTINGS, via: 'webhook' } }, null)).toBeNull();
    expect(() => feed.read(refusal('invalid_auth'), facts, null)).toThrow('Slack authentication failed.');
  });
});

describe('questions', () => {
  it('are answered with messages as people read them', () => {
    const messages = [
      { ts: '17.5', text: 'See <https://x.com|it> &amp; go\nnow', user: 'U1' },
      { ts: 'broken' },
    ];
    expect(recall.messages.read(answer({ ok: true, messages }))).toEqual([
      {
        ...{ title: 'See it (https://x.com) & go', detail: 'now' },
        ...{ time: '1970-01-01T00:00:17.500Z', values: { ts: '17.5', author: 'U1' } },
      },
    ]);
  });

  it('tell a long line whole beside its title', () => {
    const text = 'word '.repeat(60).trim();
    const [told] = recall.messages.read(answer({ ok: true, messages: [{ ts: '17.5', text }] }));
    expect(told).toMatchObject({ title: expect.stringMatching(/…$/), detail: text });
    const [short] = recall.messages.read(answer({ ok: true, messages: [{ ts: '17.5', text: 'Lunch?' }] }));
    expect(short).not.toHaveProperty('detail');
  });

  it('say what is missing', () => {
    expect(() => recall.thread.read(refusal('missing_scope'))).toThrow('The bot lacks a scope');
    expect(() => recall.messages.read(answer({ ok: true, webhook: true, host: null }))).toThrow(
      'msp add slack',
    );
  });
});
