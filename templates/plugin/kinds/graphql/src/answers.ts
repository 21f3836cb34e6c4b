/** What Sample Tool answers. Read leniently: only what is needed, and whatever else there is may change. */
import type { Link, Reply } from '@msp/protocol';
import { z } from 'zod';

const Item = z.object({
  id: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).nullish(),
  title: z.string().nullish(),
  done: z.boolean().nullish(), // part: tasks
});
const Page = z.object({ items: z.array(Item), next: z.string().nullish() });

/** Something in the tool. */
export type Item = z.infer<typeof Item>;

const Refusal = z.object({
  message: z.string().min(1).catch('Sample Tool refused it and did not say why'),
  extensions: z.object({ code: z.string() }).optional().catch(undefined),
});

/** Why the tool refused, whatever the status says; null where it did not. */
export function refusalIn(reply: Reply): z.infer<typeof Refusal> | null {
  const value = reply.kind === 'answer' ? reply.value : null;
  return z.object({ errors: z.tuple([Refusal], z.unknown()) }).safeParse(value).data?.errors[0] ?? null;
}

/** What was asked for, where the answer says yes. */
function dataOf(reply: Reply): unknown {
  if (reply.kind === 'failure' || refusalIn(reply)) return undefined;
  const { status = 200, value } = reply;
  const said = z.object({ data: z.unknown() }).safeParse(value).data;
  return status >= 200 && status < 300 ? said?.data : undefined;
}

/** What was made or changed; null where the answer does not say. */
export const itemIn = (reply: Reply): Item | null =>
  z.object({ item: Item }).safeParse(dataOf(reply)).data?.item ?? null;

/** What was found, and where the next page begins; null where there is no answer, which is not "nothing". */
export const pageIn = (reply: Reply): z.infer<typeof Page> | null =>
  z.object({ page: Page }).safeParse(dataOf(reply)).data?.page ?? null;

/** The name of our account; null where the answer does not say. */
export const accountIn = (reply: Reply): string | null =>
  z.object({ account: z.object({ name: z.string() }) }).safeParse(dataOf(reply)).data?.account.name ?? null;

/** What MSP remembers: that this item is what we call so. */
export const linkTo = (local: string, { id, url }: Item): Link => ({
  local,
  remote: id,
  ...(url && { url }),
});
