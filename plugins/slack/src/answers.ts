/** What Slack answers. Read leniently: only what is needed, and whatever else there is may change. */
import { acceptedValue, type Reply } from '@msp/protocol';
import { z } from 'zod';

/** The code of connect.ts for a secret that is not there. */
export const MISSING_SECRET = 'missing_secret';

const Refusal = z.object({
  ok: z.literal(false),
  error: z.string().min(1).catch('an unknown error'),
  needed: z.string().optional().catch(undefined),
  provided: z.string().optional().catch(undefined),
  response_metadata: z
    .object({ messages: z.array(z.string()).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** Why Slack did not do it: HTTP says 200 all the same. */
export type Refusal = z.infer<typeof Refusal>;

/** What Slack says against it; null where it says nothing of the kind. */
export const refusalIn = (reply: Reply): Refusal | null =>
  reply.kind === 'answer' ? (Refusal.safeParse(reply.value).data ?? null) : null;

/** Is there no such thread, or no message that could have one? */
export const isThreadGone = (reply: Reply): boolean =>
  ['thread_not_found', 'message_not_found'].includes(refusalIn(reply)?.error ?? '');

/** Did it say yes? */
export const isOk = (reply: Reply): boolean =>
  z.object({ ok: z.literal(true) }).safeParse(acceptedValue(reply)).success;

const Posted = z.object({ ok: z.literal(true), channel: z.string().min(1), ts: z.string().min(1) });

/** The message that was posted; null where the answer does not say. */
export const postedIn = (reply: Reply): { readonly channel: string; readonly ts: string } | null =>
  Posted.safeParse(acceptedValue(reply)).data ?? null;

const Message = z.object({
  ts: z.string().regex(/^\d{1,12}\.\d{1,9}$/),
  text: z.string().catch(''),
  user: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
  /** Slack tells it with some messages, and not with others. */
  user_profile: z
    .object({
      display_name: z.string().optional().catch(undefined),
      real_name: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  bot_id: z.string().optional().catch(undefined),
  subtype: z.string().optional().catch(undefined),
  thread_ts: z.string().optional().catch(undefined),
  reply_count: z.number().optional().catch(undefined),
});

/** A message of a channel or a thread. */
export type Message = z.infer<typeof Message>;

/** One that cannot be read is passed over. */
const Messages = z
  .array(z.unknown())
  .transform((all) => all.flatMap((each) => Message.safeParse(each).data ?? []));

const Cursor = z
  .object({ next_cursor: z.string().optional().catch(undefined) })
  .nullish()
  .catch(undefined);

const Page = z.object({ ok: z.literal(true), messages: Messages, response_metadata: Cursor });

/** Messages, and where the next page begins; null where there is no answer, which is not "nothing". */
export function pageIn(reply: Reply): { readonly messages: Message[]; readonly next: string | null } | null {
  const { data } = Page.safeParse(acceptedValue(reply));
  return data ? { messages: data.messages, next: data.response_metadata?.next_cursor || null } : null;
}

/** The second of a message as ISO 8601. */
export const timeOf = ({ ts }: Pick<Message, 'ts'>): string =>
  new Date(Math.round(Number(ts) * 1000)).toISOString();

const Found = z.object({
  ok: z.literal(true),
  found: z.object({ channel: z.string().min(1), ts: z.string().min(1) }).nullable(),
  complete: z.boolean(),
});

/** What a search for a key brought; null where it brought no answer. */
export const foundIn = (reply: Reply): z.infer<typeof Found> | null =>
  Found.safeParse(acceptedValue(reply)).data ?? null;

const Channels = z.object({
  ok: z.literal(true),
  channels: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      is_member: z.boolean().optional().catch(undefined),
      is_private: z.boolean().optional().catch(undefined),
      is_archived: z.boolean().optional().catch(undefined),
    }),
  ),
  response_metadata: Cursor,
});

/** Channels that can be picked; null where there is no answer. */
export function channelsIn(reply: Reply) {
  const { data } = Channels.safeParse(acceptedValue(reply));
  return data ? { channels: data.channels, next: data.response_metadata?.next_cursor || null } : null;
}

const Identity = z.object({
  ok: z.literal(true),
  user: z.string().min(1),
  team: z.string().min(1),
});

/** Who we are, and where; null where the answer does not say. */
export const identityIn = (reply: Reply): z.infer<typeof Identity> | null =>
  Identity.safeParse(acceptedValue(reply)).data ?? null;
