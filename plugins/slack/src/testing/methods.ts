/** The methods of Slack's Web API as its reference describes them, over what the stand-in holds. */
import type { Json } from '@msp/protocol';
import { CHANNEL, type FakeChannel, type FakeMessage, type FakeSlack, nextTs } from './store.js';
import { refusedMessage } from './validate.js';

/** What Slack answers. */
export type Result = { readonly ok: boolean; readonly [name: string]: Json };
export type Input = Readonly<Record<string, unknown>>;

const BOT = { user_id: 'U0MSPBOT01', bot_id: 'B0MSPBOT01', app_id: 'A0MSPBOT01', team_id: 'T0ACME0001' };
const no = (error: string, more: Record<string, Json> = {}): Result => ({ ok: false, error, ...more });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1';

/** The scope that each method needs; a private channel needs its own kind. */
const SCOPES: Readonly<Record<string, string>> = {
  'conversations.list': 'channels:read',
  'conversations.history': 'channels:history',
  'conversations.replies': 'channels:history',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
};

/** Carries one call out. */
export function carryOut(slack: FakeSlack, method: string, input: Input): Result {
  if (slack.error !== null) return no(slack.error);
  const scope = SCOPES[method];
  if (scope && !slack.scopes.includes(scope))
    return no('missing_scope', { needed: scope, provided: slack.scopes.join(',') });
  return METHODS[method]?.(slack, input) ?? no('unknown_method', { req_method: method });
}

const METHODS: Readonly<Record<string, (slack: FakeSlack, input: Input) => Result>> = {
  'auth.test': () => ({
    ...{ ok: true, url: 'https://acme.slack.com/', team: 'Acme', user: 'msp', is_enterprise_install: false },
    ...{ team_id: BOT.team_id, user_id: BOT.user_id, bot_id: BOT.bot_id },
  }),
  'conversations.list': ({ channels }, input) => {
    const all = channels.filter(({ archived }) => !isTrue(input.exclude_archived) || !archived);
    const { page, next } = paged(all, input);
    return { ok: true, channels: page.map(channelJson), response_metadata: { next_cursor: next } };
  },
  'conversations.history': (slack, input) => {
    const channel = slack.channels.find(({ id }) => id === input.channel);
    if (!channel) return no('channel_not_found');
    if (!channel.member) return no('not_in_channel');
    const all = slack.messages
      .filter((each) => each.channel === channel.id && (each.thread === undefined || each.broadcast))
      .filter(({ ts }) => Number(ts) > Number(input.oldest ?? 0))
      .reverse();
    const pins = { pin_count: 0, channel_actions_ts: null, channel_actions_count: 0 };
    return { ...messagesPage(slack, all, input), ...pins };
  },
  'conversations.replies': (slack, input) => {
    const channel = slack.channels.find(({ id }) => id === input.channel);
    if (!channel) return no('channel_not_found');
    const parent = slack.messages.find(({ ts, channel: its }) => ts === input.ts && its === channel.id);
    if (!parent) return no('thread_not_found');
    const answers = slack.messages.filter(
      ({ thread, channel: its, ts }) =>
        thread === input.ts && its === channel.id && Number(ts) > Number(input.oldest ?? 0),
    );
    return messagesPage(slack, [parent, ...answers], input);
  },
  'chat.postMessage': (slack, input) => {
    const channel = slack.channels.find(({ id }) => id === input.channel);
    if (!channel) return no('channel_not_found');
    if (channel.archived) return no('is_archived');
    if (!channel.member) return no('not_in_channel');
    const refused = refusedMessage(input);
    if (refused) return no(refused.error, { response_metadata: { messages: [`[ERROR] ${refused.detail}`] } });
    // An answer to a message that was deleted is one to nobody: it stands in the channel.
    const thread = slack.messages.some(({ ts }) => ts === input.thread_ts) ? text(input.thread_ts) : '';
    const message: FakeMessage = {
      ...{ channel: channel.id, ts: nextTs(slack), user: BOT.user_id, bot: true, text: text(input.text) },
      ...(input.blocks !== undefined && { blocks: input.blocks }),
      ...(input.metadata !== undefined && { metadata: input.metadata }),
      ...(thread !== '' && { thread }),
      ...(isTrue(input.reply_broadcast) && { broadcast: true }),
    };
    slack.messages.push(message);
    return { ok: true, channel: channel.id, ts: message.ts, message: messageJson(slack, message, true) };
  },
  'chat.update': (slack, input) => {
    const message = slack.messages.find(({ ts, channel }) => ts === input.ts && channel === input.channel);
    if (!slack.channels.some(({ id }) => id === input.channel)) return no('channel_not_found');
    if (!message) return no('message_not_found');
    if (!message.bot) return no('cant_update_message');
    const refused = refusedMessage(input);
    if (refused) return no(refused.error);
    message.text = text(input.text);
    if (input.blocks !== undefined) message.blocks = input.blocks;
    message.edited = true;
    return {
      ...{ ok: true, channel: message.channel, ts: message.ts, text: message.text },
      message: { ...messageJson(slack, message, true), edited: { user: BOT.user_id, ts: message.ts } },
    };
  },
};

function paged<Value>(all: readonly Value[], { limit, cursor }: Input): { page: Value[]; next: string } {
  const size = Math.min(Number(limit) || 100, 999);
  const start = Number(Buffer.from(text(cursor), 'base64').toString().replace('at:', '')) || 0;
  const end = start + size;
  return {
    page: all.slice(start, end),
    next: end < all.length ? Buffer.from(`at:${end}`).toString('base64') : '',
  };
}

function messagesPage(slack: FakeSlack, all: readonly FakeMessage[], input: Input): Result {
  const { page, next } = paged(all, input);
  return {
    ok: true,
    messages: page.map((each) => messageJson(slack, each, isTrue(input.include_all_metadata))),
    has_more: next !== '',
    ...(next !== '' && { response_metadata: { next_cursor: next } }),
  };
}

function messageJson(
  { messages }: FakeSlack,
  message: FakeMessage,
  metadata: boolean,
): { [name: string]: Json } {
  const { ts, user, text: said, blocks, thread, bot } = message;
  const answers = messages.filter((each) => each.thread === ts);
  return {
    ...{ type: 'message', ts, user, text: said, team: BOT.team_id },
    ...(bot && { bot_id: BOT.bot_id, app_id: BOT.app_id }),
    ...(blocks !== undefined && { blocks: blocks as Json }),
    ...(metadata && message.metadata !== undefined && { metadata: message.metadata as Json }),
    ...(thread !== undefined && { thread_ts: thread, parent_user_id: BOT.user_id }),
    ...(message.broadcast && { subtype: 'thread_broadcast' }),
    ...(answers.length > 0 && {
      ...{ thread_ts: ts, reply_count: answers.length, reply_users_count: 1, subscribed: false },
      latest_reply: answers.at(-1)?.ts ?? ts,
    }),
  };
}

const channelJson = ({
  id,
  name,
  archived,
  member,
  private: isPrivate,
}: FakeChannel): { [name: string]: Json } => ({
  ...{ id, name, name_normalized: name, is_archived: archived, is_member: member, is_private: isPrivate },
  ...{ is_channel: true, is_group: false, is_im: false, is_mpim: false, is_general: id === CHANNEL },
  ...{ is_shared: false, is_org_shared: false, is_ext_shared: false, is_pending_ext_shared: false },
  ...{ created: 1_700_000_000, creator: 'U0ADA00001', unlinked: 0, pending_shared: [], previous_names: [] },
  ...{ topic: topic(''), purpose: topic(''), num_members: 3 },
});

const topic = (value: string): Json => ({ value, creator: '', last_set: 0 });
