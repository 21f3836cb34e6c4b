/** Looks through the messages of a channel or a thread for one that holds a key. */
import type { Json, JsonObject, Reply } from '@msp/protocol';
import { z } from 'zod';
import { isOk } from './answers.js';
import { EVENT_TYPE } from './message.js';

/** So many pages are looked through: Slack allows about fifty requests a minute. */
const MOST_PAGES = 25;

/** Makes one call. */
export type Ask<Method extends string> = (method: Method, input: JsonObject) => Promise<Reply>;

const Page = z.object({
  messages: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string() }).nullish().catch(undefined),
});
const Marked = z.object({
  ts: z.string().min(1),
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ keys: z.string() }) }),
});

/**
 * Asks page after page, until a message is found whose metadata names the key.
 *
 * @returns `{ ok: true, found, complete }`, or what Slack answered in place of a page
 */
export async function findKey<Method extends string>(
  ask: Ask<Method>,
  method: Method,
  input: JsonObject,
  key: string,
): Promise<Reply> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply = await ask(method, { ...input, ...(cursor !== undefined && { cursor }) });
    const { data } = Page.safeParse(reply.kind === 'answer' ? reply.value : null);
    if (!data || !isOk(reply)) return reply;
    const found = data.messages.find((message) => holds(message, key));
    const { data: marked } = Marked.safeParse(found);
    if (marked) return told({ channel: input.channel ?? null, ts: marked.ts }, true, reply);
    cursor = data.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return told(null, true, reply);
  }
  return told(null, false);
}

const holds = (message: unknown, key: string): boolean =>
  Marked.safeParse(message).data?.metadata.event_payload.keys.split(' ').includes(key) === true;

const told = (found: Json, complete: boolean, reply?: Reply): Reply => ({
  kind: 'answer',
  value: { ok: true, found, complete },
  status: 200,
  ...(reply?.headers && { headers: reply.headers }),
});
