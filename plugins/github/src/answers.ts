/** What GitHub answers. Read leniently: only what is needed, and whatever else there is may change. */
import type { Link, Reply } from '@msp/protocol';
import { z } from 'zod';

const Item = z.object({
  id: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).optional(),
  title: z.string().optional(),
});
const Page = z.object({ items: z.array(Item), next: z.string().nullish() });

/** Something in the tool. */
export type Item = z.infer<typeof Item>;

/** The value of an answer that says yes. */
function accepted(reply: Reply): unknown {
  if (reply.kind === 'failure') return undefined;
  const { status = 200, value } = reply;
  return status >= 200 && status < 300 ? value : undefined;
}

/** What was made or changed; null where the answer does not say. */
export const itemIn = (reply: Reply): Item | null => Item.safeParse(accepted(reply)).data ?? null;

/** What was found, and where the next page begins; null where there is no answer, which is not "nothing". */
export const pageIn = (reply: Reply): z.infer<typeof Page> | null =>
  Page.safeParse(accepted(reply)).data ?? null;

/** The name of our account; null where the answer does not say. */
export const accountIn = (reply: Reply): string | null =>
  z.object({ name: z.string() }).safeParse(accepted(reply)).data?.name ?? null;

/** What MSP remembers: that this item is what we call so. */
export const linkTo = (local: string, { id, url }: Item): Link => ({
  local,
  remote: id,
  ...(url && { url }),
});
