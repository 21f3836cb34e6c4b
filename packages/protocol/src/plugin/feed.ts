/** The part `feeds` of a plugin: what a tool knows that is kept at hand here, so that nobody waits for the tool. Pure. */
import * as z from 'zod/mini';
import { described } from '../primitives.js';
import type { PureContext } from './context.js';
import type { Json } from './names.js';
import type { Query } from './query.js';
import type { Reply } from './verdict.js';
import { WebAddress } from './webhook.js';

/** What kind of thing it is. */
export const FeedItemKind = z.enum(['issue', 'comment', 'commit', 'run', 'message', 'page', 'other']);
export type FeedItemKind = z.infer<typeof FeedItemKind>;

const Short = z.string().check(z.minLength(1), z.maxLength(300));

/** One thing that a tool knows. A field that a later version added is passed over. */
export const FeedItem = z.object({
  id: described(Short, 'As the tool calls it, for good; each once in a feed.'),
  kind: FeedItemKind,
  title: described(z.string().check(z.minLength(1)), 'In one line, for people.'),
  detail: z.optional(z.string()),
  time: z.optional(described(z.iso.datetime({ offset: true }), 'When it happened, or was changed last.')),
  url: z.optional(WebAddress),
  author: z.optional(z.string()),
  branch: z.optional(described(z.string(), 'The branch of git that it belongs to.')),
  state: z.optional(described(z.string(), 'For example: In Progress, success, failure.')),
  values: z.optional(z.record(z.string(), z.json())),
});

/** One thing that a tool knows. What the fields mean stands with the schema. */
export interface FeedItem {
  /** As the tool calls it, for good; each once in a feed. A commit has its hash, a run its number. */
  readonly id: string;
  readonly kind: FeedItemKind;
  /** In one line, for people. */
  readonly title: string;
  readonly detail?: string;
  /** ISO 8601 with `Z` or an offset: when it happened, or was changed last. By it, an item belongs to a session. */
  readonly time?: string;
  /** Where a person can look at it: http or https. */
  readonly url?: string;
  readonly author?: string;
  /** The branch of git that it belongs to: only sessions on it are linked. */
  readonly branch?: string;
  /** In the tool's own word: `In Progress`, `success`, `failure`. */
  readonly state?: string;
  readonly values?: Readonly<Record<string, Json>>;
}

/** What a feed may use. */
export interface FeedContext<Settings = unknown, Secret extends string = string>
  extends PureContext<Settings, Secret> {
  readonly project: string;
  /** The branch of git here; null where there is none. */
  readonly branch: string | null;
  /** The branches of the sessions since {@link since}, that one first; each once, at most 20. */
  readonly branches: readonly string[];
  /** Nothing that is older is of interest. ISO 8601 UTC. */
  readonly since: string;
  /** When this was begun, ISO 8601 UTC. */
  readonly now: string;
}

/** A page of a feed. */
export interface FeedPage {
  readonly items: readonly FeedItem[];
  /** What this and the next synchronization begin with: an etag, a cursor. At most 64 KiB of JSON. */
  readonly state: Json;
  /** Is there more? Then `ask` is called again, with `state`. */
  readonly more: boolean;
  /** Ids of what is gone in the tool. */
  readonly gone?: readonly string[];
  /** Of a snapshot: what is here already is all of it, as an HTTP 304 says. Nothing is taken away then. */
  readonly unchanged?: boolean;
}

/**
 * What a tool knows. It is asked again now and then, and what it told stands in `msp context`, `status` and `recall`.
 *
 * @example
 * feeds: {
 *   issues: {
 *     summary: 'Open issues of the team', keeps: 'snapshot',
 *     ask: (context, state) => ({ language: 'http', request: { method: 'GET', url: '…' } }),
 *     read: (reply) => ({ items: [], state: null, more: false }),
 *   },
 * }
 */
export interface Feed<Settings = unknown, Secret extends string = string> {
  readonly summary: string;
  /** `snapshot`: what a whole synchronization does not name is gone. `log`: what came stays. */
  readonly keeps: 'snapshot' | 'log';
  /** Seconds at least between two synchronizations that nobody asked for, 60 to 86400. Default: 300. */
  readonly every?: number;
  /**
   * Asks for a page.
   *
   * @param state null at first, else what the last page left
   * @returns null where there is nothing to ask: the settings do not name anything
   */
  ask(context: FeedContext<Settings, Secret>, state: Json): Query | null;
  /** @throws where the reply is no answer; the message is shown, and what is at hand stays as it is */
  read(reply: Reply, context: FeedContext<Settings, Secret>, state: Json): FeedPage;
}
