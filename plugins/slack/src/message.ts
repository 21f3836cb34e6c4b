/** Messages as operations. Pure. */
import type { Json, JsonObject, Operation } from '@msp/protocol';
import type { Block } from './blocks/block.js';
import { pack } from './blocks/pack.js';
import { fallbackOf } from './blocks/words.js';
import type { Context } from './contract.js';
import { call, threadOf } from './queries.js';

/** Under this name the keys of what a message holds stand in its metadata: by them it is found again. */
export const EVENT_TYPE = 'msp_operation';

/** The clock of Slack and ours may differ by so many seconds. */
const CLOCKS = 3600;

/** Nothing in a message tells anybody, becomes a link or a preview, or is formatted. */
const QUIET = { link_names: false, parse: 'none' } as const;
const UNFOLDED = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

/** @param keys as `context.uuid` made them: without spaces. Text, as metadata holds no lists of texts. */
export const metadataOf = (keys: readonly string[]): JsonObject => ({
  event_type: EVENT_TYPE,
  event_payload: { keys: keys.join(' ') },
});

/** The body of a message: what is shown, and what notifications say. */
export const bodyOf = (blocks: readonly Block[]): JsonObject => ({
  text: fallbackOf(blocks),
  blocks: blocks as unknown as Json,
});

/** What a message is made of. */
export interface Message {
  readonly key: string;
  /** The session that it belongs to, whose operations are sent in their order. */
  readonly lane: string;
  readonly summary: string;
  /** When it was asked for, ISO 8601: it cannot be in Slack before. */
  readonly time: string;
  readonly blocks: readonly Block[];
}

/** Where it goes. */
export interface Place {
  /** The session whose thread it goes into. Without: the channel. */
  readonly thread?: string;
  /** Is a message of a thread shown in the channel, too? */
  readonly broadcast?: boolean;
  /** It begins the thread of this session. */
  readonly begins?: string;
}

/** One operation for each message that it takes: Slack's limits part long texts. */
export function post(context: Context, message: Message, place: Place = {}): Operation[] {
  return pack(message.blocks).map((blocks, index) =>
    context.settings.via === 'webhook'
      ? webhookOperation(message, blocks, index)
      : botOperation(context, message, blocks, { place, index }),
  );
}

const partOf = (text: string, index: number): string => (index === 0 ? text : `${text}/${index + 1}`);

const named = ({ key, lane, summary }: Message, index: number) => ({
  key: partOf(key, index),
  lane,
  summary: index === 0 ? summary : `${summary} (part ${index + 1})`,
});

function webhookOperation(message: Message, blocks: readonly Block[], index: number): Operation {
  return {
    ...named(message, index),
    query: call('webhook', { ...bodyOf(blocks), ...UNFOLDED }),
    // A webhook cannot be asked what it has posted.
    delivery: 'at-least-once',
  };
}

function botOperation(
  context: Context,
  message: Message,
  blocks: readonly Block[],
  { place, index }: { readonly place: Place; readonly index: number },
): Operation {
  const { settings, uuid, link } = context;
  const names = named(message, index);
  const key = uuid(names.key);
  const where = placeOf(place.thread ?? (index > 0 ? place.begins : undefined), settings.channel ?? '', link);
  const begins = index === 0 ? place.begins : undefined;
  return {
    ...names,
    query: call(
      'chat.postMessage',
      {
        ...where,
        ...bodyOf(blocks),
        ...(index === 0 && place.broadcast && { reply_broadcast: true }),
        ...{ ...QUIET, ...UNFOLDED },
        metadata: metadataOf([key]),
      },
      {
        key,
        since: String(Math.floor(Date.parse(message.time) / 1000) - CLOCKS),
        ...(begins !== undefined && { session: begins }),
      },
    ),
    delivery: 'probe',
  };
}

function placeOf(thread: string | undefined, channel: string, link: Context['link']): JsonObject {
  if (thread === undefined) return { channel };
  const { channel: its, ts } = threadOf(link, thread);
  return { channel: its, thread_ts: ts };
}

/**
 * Writes the message that began a session's thread anew. What does not fit into it is left to the thread. It goes beside the answers,
 * not among them: they are put together all the same.
 */
export function rewrite(context: Context, message: Message): Operation[] {
  const [blocks] = pack(message.blocks);
  if (context.settings.via === 'webhook' || !blocks) return [];
  const { channel, ts } = threadOf(context.link, message.lane);
  return [
    {
      ...named({ ...message, lane: `${message.lane}/state` }, 0),
      query: call(
        'chat.update',
        { channel, ts, ...bodyOf(blocks), ...QUIET },
        { key: context.uuid(message.key) },
      ),
      delivery: 'idempotent',
    },
  ];
}
