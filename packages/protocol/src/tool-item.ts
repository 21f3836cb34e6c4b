/** Something that a connected tool knows, as `--json` prints it. */
import * as z from 'zod/mini';
import { FeedItemKind } from './plugin/feed.js';
import { described, Instant } from './primitives.js';

/** Something that a connected tool knows. */
export const ToolItem = z.strictObject({
  plugin: described(z.string(), "The plugin's name in the configuration."),
  feed: z.string(),
  id: described(z.string(), 'As the tool calls it.'),
  kind: FeedItemKind,
  title: z.string(),
  state: described(z.nullable(z.string()), "In the tool's own word."),
  author: z.nullable(z.string()),
  branch: z.nullable(z.string()),
  time: described(z.nullable(Instant), 'When it happened, or was changed last.'),
  url: z.nullable(z.string()),
  sessionId: described(z.nullable(z.string()), 'The session during which it happened.'),
});
export type ToolItem = z.infer<typeof ToolItem>;
