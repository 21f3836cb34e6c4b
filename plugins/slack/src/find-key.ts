/** Looks through the messages of a channel or a thread for one that holds a key. */
import type { Json, JsonObject, Reply } from '@msp/protocol';
import { z } from 'zod';
import { isOk, isThreadGone } from './answers.js';
import { MOST_PAGES, PAUSE } from './limits.js';
import { EVENT_TYPE } from './message.js';
import type { Call } from './queries.js';

type Place = NonNullable<Call['within']>;

/** What looking depends on. */
export interface Looking {
  /** Makes one call. */
  ask(method: Place, input: JsonObject): Promise<Reply>;
  /** Waits so many milliseconds. @throws where the time is up */
  wait(milliseconds: number): Promise<void>;
}

const Page = z.object({
  messages: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string() }).nullish().catch(undefined),
});
const Marked = z.object({
  ts: z.string().min(1),
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ keys: z.string() }) }),
});

/**
 * Asks page after page, until a message is found whose metadata names the key. Where the thread is gone it looks in the channel:
 * there Slack puts an answer to a message that was deleted.
 *
 * @returns `{ ok: true, found, complete }`, or what Slack answered in place of a page
 */
export async function findKey(
  looker: Looking,
  within: Place,
  input: JsonObject,
  key: string,
): Promise<Reply> {
  let method = within;
  let given = input;
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    if (page > 0) await looker.wait(PAUSE);
    const reply = await looker.ask(method, { ...given, ...(cursor !== undefined && { cursor }) });
    if (method === 'conversations.replies' && isThreadGone(reply)) {
      const { ts, ...rest } = given;
      method = 'conversations.history';
      given = rest;
      cursor = undefined;
      continue;
    }
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
