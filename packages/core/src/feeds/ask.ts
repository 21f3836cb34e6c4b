/** Has a feed ask and read, and believes nothing that it returns unchecked. Pure, as far as the plugin is. */
import { type Feed, type FeedContext, type Json, Query, type Reply } from '@msp/protocol';
import { pureContext } from '../query/context.js';
import { deepFreeze } from '../query/freeze.js';
import type { Configured } from '../query/operations.js';
import { plainCopy } from '../query/plain.js';
import type { FeedFacts } from './facts.js';
import { type FeedRead, pageOf } from './page.js';

/** In characters of JSON. */
const LONGEST_QUERY = 1_048_576;

/** One feed of a plugin, in one run. */
export interface AskedFeed {
  /** The query for the next page; null where there is nothing to ask. @throws an `Error` where the plugin fails */
  ask(state: Json): Query | null;
  /** @throws where the reply is no answer, or the page is none */
  read(reply: Reply, state: Json, mask: (text: string) => string): FeedRead;
}

/** A feed with its context. References are taken only where the context has made them. */
export function askedFeed({ name, settings }: Configured, feed: Feed, facts: FeedFacts): AskedFeed {
  const { context, genuine } = pureContext(name, settings);
  const told: FeedContext = Object.freeze({ ...context, ...deepFreeze(structuredClone(facts)) });
  const given = (state: Json) => deepFreeze(structuredClone(state));
  return {
    ask(state) {
      const asked: unknown = feed.ask(told, given(state));
      if (asked === null || asked === undefined) return null;
      const copy = plainCopy(asked, genuine, 'the query');
      if (JSON.stringify(copy).length > LONGEST_QUERY) throw new Error('the query is longer than 1 MiB');
      const { success, data, error } = Query.safeParse(copy);
      if (success) return deepFreeze(data) as Query;
      throw new Error(`what it asks is no query: ${error.issues[0]?.message}`);
    },
    read: (reply, state, mask) =>
      pageOf(feed.read(deepFreeze(structuredClone(reply)), told, given(state)), mask),
  };
}
