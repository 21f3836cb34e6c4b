/**
 * What Slack's documentation allows in a message: the reference of Block Kit (header, section, context, rich text), of
 * chat.postMessage and of message metadata. The sum of all blocks is not documented; Slack refuses about 13,000 characters.
 */
import { z } from 'zod';

const Text = z.string().min(1);
const PlainText = (longest: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: Text.max(longest), emoji: z.boolean().optional() });
const Mrkdwn = (longest: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: Text.max(longest), verbatim: z.boolean().optional() });
const TextObject = (longest: number) => z.union([PlainText(longest), Mrkdwn(longest)]);
const Run = z.strictObject({
  type: z.literal('text'),
  text: Text,
  style: z
    .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
    .partial()
    .optional(),
});
const RichSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(Run).min(1) });
const RichList = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(RichSection).min(1),
});

const Block = z.union([
  z.strictObject({ type: z.literal('header'), text: PlainText(150) }),
  z
    .strictObject({
      type: z.literal('section'),
      text: TextObject(3000).optional(),
      fields: z.array(TextObject(2000)).min(1).max(10).optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined),
  z.strictObject({ type: z.literal('context'), elements: z.array(TextObject(2000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({
    type: z.literal('rich_text'),
    elements: z.array(z.union([RichSection, RichList])).min(1),
  }),
]);

const Metadata = z.strictObject({
  event_type: z.string().regex(/^[a-z0-9_]{1,100}$/),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** As heavy as blocks may be together, in characters of JSON. */
const HEAVIEST = 13_000;

/** Slack's error code for a message, with what is wrong; null where it would take it. */
export function refusedMessage(message: {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
}): { readonly error: string; readonly detail: string } | null {
  const { text, blocks, metadata } = message;
  if ((typeof text !== 'string' || text === '') && !Array.isArray(blocks))
    return { error: 'no_text', detail: 'neither text nor blocks' };
  if (typeof text === 'string' && text.length > 40_000)
    return { error: 'msg_too_long', detail: `${text.length} characters` };
  if (blocks !== undefined) {
    const { error } = z.array(Block).min(1).max(50).safeParse(blocks);
    const [issue] = error?.issues ?? [];
    if (issue) return { error: 'invalid_blocks', detail: `${issue.path.join('/')}: ${issue.message}` };
    if (JSON.stringify(blocks).length > HEAVIEST)
      return { error: 'msg_blocks_too_long', detail: `${JSON.stringify(blocks).length} characters` };
  }
  if (metadata !== undefined && !Metadata.safeParse(metadata).success)
    return { error: 'invalid_metadata_format', detail: 'not as documented' };
  return null;
}
