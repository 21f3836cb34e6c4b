/** What people wrote in the channel and in our threads, kept at hand for `msp context`. Pure. */
import type { Feed, FeedItem, FeedPage, Json, Reply } from '@msp/protocol';
import { z } from 'zod';
import { type Message, pageIn } from './answers.js';
import type { Secret } from './contract.js';
import { isOfPeople, told } from './messages-read.js';
import { history, replies } from './queries.js';
import type { Settings } from './settings.js';
import { whyText } from './why-not.js';

/** Messages on a page, pages of the channel, and threads that are read. */
const LIMIT = 100;
const PAGES = 2;
const THREADS = 10;

const State = z.object({
  /** The pages of the channel that were read. */
  pages: z.number(),
  cursor: z.string().nullable(),
  /** Threads that are still to be read: those that programs began, and people answered. */
  threads: z.array(z.string()),
  /** The thread that is read now. */
  thread: z.string().nullable(),
});
type State = z.infer<typeof State>;

const stateOf = (state: Json): State =>
  State.safeParse(state).data ?? { pages: 0, cursor: null, threads: [], thread: null };

const messages: Feed<Settings, Secret> = {
  summary: 'What people wrote in the channel and in its newest threads',
  keeps: 'snapshot',
  ask({ settings, since }, state) {
    const { channel, via } = settings;
    if (via === 'webhook' || channel === undefined) return null;
    const { cursor, thread } = stateOf(state);
    const oldest = String(Math.floor(Date.parse(since) / 1000));
    const more = { oldest, ...(cursor !== null && { cursor }) };
    return thread === null ? history(channel, LIMIT, more) : replies(channel, thread, LIMIT, { oldest });
  },
  /** @throws where Slack does not answer */
  read(reply, { settings }, state) {
    const before = stateOf(state);
    const { channel = '' } = settings;
    return before.thread === null ? readChannel(reply, channel, before) : readThread(reply, channel, before);
  },
};

function readChannel(reply: Reply, channel: string, before: State): FeedPage {
  const page = required(reply);
  const answered = page.messages.filter(({ reply_count = 0 }) => reply_count > 0).map(({ ts }) => ts);
  const threads = [...before.threads, ...answered].slice(0, THREADS);
  const pages = before.pages + 1;
  const isMore = page.next !== null && pages < PAGES;
  const items = page.messages.filter(isOfPeople).map((message) => itemOf(message, channel));
  return isMore
    ? { items, more: true, state: { pages, cursor: page.next, threads, thread: null } }
    : { items, ...nextThread(threads) };
}

function readThread(reply: Reply, channel: string, { thread, threads }: State): FeedPage {
  // What the channel shows too stood on its pages.
  const answers = required(reply).messages.filter(
    (message) => message.ts !== thread && message.subtype !== 'thread_broadcast' && isOfPeople(message),
  );
  return { items: answers.map((message) => itemOf(message, channel, thread)), ...nextThread(threads) };
}

function nextThread([thread, ...threads]: readonly string[]): Pick<FeedPage, 'state' | 'more'> {
  if (thread === undefined) return { state: null, more: false };
  return { state: { pages: PAGES, cursor: null, threads, thread }, more: true };
}

function required(reply: Reply) {
  const page = pageIn(reply);
  if (!page) throw new Error(whyText(reply, 'Slack did not give its messages.'));
  return page;
}

function itemOf(message: Message, channel: string, thread: string | null = null): FeedItem {
  return {
    id: `${channel}/${message.ts}`,
    kind: 'message',
    ...told(message),
    values: { channel, ts: message.ts, ...(thread !== null && { thread }) },
  };
}

export const feeds = { messages };
