/** Every call of Slack's Web API, as data; connect.ts makes it. */
import type { DocumentQuery, Json, JsonObject, LinkReference, Operation } from '@msp/protocol';
import { z } from 'zod';

/** The methods of the Web API that are called. */
const METHODS = [
  'auth.test',
  'conversations.list',
  'conversations.history',
  'conversations.replies',
  'chat.postMessage',
  'chat.update',
] as const;
export type Method = (typeof METHODS)[number];

/** What connect.ts can do: call a method, look through the pages of one for a key, post to the webhook, look at its address. */
export const Call = z.object({
  call: z.enum([...METHODS, 'find', 'webhook', 'webhook-address']),
  arguments: z.record(z.string(), z.json()),
  /** Of `find`: where it looks, and for what. */
  within: z.enum(['conversations.history', 'conversations.replies']).optional(),
  key: z.string().optional(),
});
export type Call = z.infer<typeof Call>;

/** What our queries are written in. */
const LANGUAGE = 'slack';

/** How many messages a page has: as many as Slack recommends. */
export const PAGE = 200;

/** No secret stands in a call: connect.ts has them. */
export const call = (name: Call['call'], input: JsonObject = {}, more: JsonObject = {}): DocumentQuery => ({
  language: LANGUAGE,
  document: { call: name, arguments: input, ...more },
});

/** Channels that can be written to, a page at a time. */
export const listChannels = (cursor: string | null): DocumentQuery =>
  call('conversations.list', {
    types: 'public_channel,private_channel',
    exclude_archived: true,
    limit: PAGE,
    ...(cursor !== null && { cursor }),
  });

/** The newest messages of a channel. @param oldest seconds since 1970 as Slack writes them */
export const history = (channel: Json, limit: number, more: JsonObject = {}): DocumentQuery =>
  call('conversations.history', { channel, limit, ...more });

/** The messages of a thread, its parent first. */
export const replies = (channel: Json, ts: Json, limit: number, more: JsonObject = {}): DocumentQuery =>
  call('conversations.replies', { channel, ts, limit, ...more });

/** What an operation asks for. */
export interface Sent {
  readonly call: string;
  readonly arguments: JsonObject;
  readonly key?: string;
  readonly since?: string;
  readonly session?: string;
}

/** The call of an operation; null where it is none of ours. */
export function sentBy({ query }: Pick<Operation, 'query'>): Sent | null {
  if (query.language !== LANGUAGE || !('document' in query)) return null;
  const { call: name, arguments: input, key, since, session } = query.document;
  if (typeof name !== 'string' || typeof input !== 'object' || input === null) return null;
  return {
    ...{ call: name, arguments: input as JsonObject },
    ...(typeof key === 'string' && { key }),
    ...(typeof since === 'string' && { since }),
    ...(typeof session === 'string' && { session }),
  };
}

/** By this local id, the channel of a session's thread is remembered; by the session's own id its `ts`. */
export const channelOf = (sessionId: string): string => `${sessionId}/channel`;

/** Where a thread is: both come with the message that began it. */
export const threadOf = (
  link: (local: string) => LinkReference,
  sessionId: string,
): { readonly channel: Json; readonly ts: Json } => ({
  // As they are: a reference that was not made by the host is refused.
  channel: link(channelOf(sessionId)) as Json,
  ts: link(sessionId) as Json,
});
