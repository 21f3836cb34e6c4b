/** Looks at how a feed reads. */
import { isDeepStrictEqual } from 'node:util';
import type { Feed, FeedPage, Json, Reply } from '@msp/protocol';
import { inTimeZone, ZONES } from '../checks/determinism.js';
import { brief, messageOf } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { attempt } from './attempt.js';
import { pageProblem, repeated } from './feed-pages.js';
import { askFeed, readFeed, USUAL } from './feeds.js';
import { REPLIES, TELLING_NOTHING } from './replies.js';
import { nonsenseIn, variantsOf } from './variants.js';

/** A reply with something in it, and what the feed had left before. */
export interface FeedSample {
  readonly reply: Reply;
  readonly state?: Json;
}

/** What is wrong with how it reads replies that nobody wishes for. */
export function readProblems(laboratory: Laboratory, feed: Feed): string[] {
  return [
    ...TELLING_NOTHING.flatMap((reply) =>
      attempt(() => readFeed(laboratory, feed, reply, null)) === null
        ? []
        : [`on ${brief(reply)} it did not throw, and nothing would seem to be there`],
    ),
    ...REPLIES.flatMap((reply) => surprises(laboratory, feed, reply, null)),
  ];
}

/** What is wrong with how it reads a reply with something in it. */
export function sampleProblems(
  laboratory: Laboratory,
  feed: Feed,
  { reply, state = null }: FeedSample,
): string[] {
  const read = () => readFeed(laboratory, feed, reply, state);
  let page: FeedPage;
  try {
    page = read();
  } catch (error) {
    return [`on the sample it threw: ${messageOf(error)}`];
  }
  const wrong = pageProblem(page);
  if (wrong !== null) return [`on the sample ${wrong}`];
  const twice = repeated(page.items.map(({ id }) => id));
  const again = [read(), ...ZONES.map((zone) => inTimeZone(zone, read))];
  return [
    ...(page.items.length === 0 ? ['on the sample it read nothing'] : []),
    ...(twice === undefined ? [] : [`on the sample two items have the id ${brief(twice)}`]),
    ...(again.every((each) => isDeepStrictEqual(each, page))
      ? []
      : ['it read something else when it was asked again, or in another time zone']),
    ...followed(laboratory, feed, page, state),
    ...(reply.kind === 'answer'
      ? variantsOf(reply.value).flatMap((value) => surprises(laboratory, feed, { ...reply, value }, state))
      : []),
  ];
}

/** Where there is more, it asks for something else; and it can go on from what it left. */
function followed(laboratory: Laboratory, feed: Feed, page: FeedPage, state: Json): string[] {
  try {
    const [next, asked] = [page.state, state].map((each) => askFeed(laboratory, feed, USUAL, each));
    if (!page.more || asked === null) return [];
    if (next === null) return ['it says that there is more, and does not ask for it'];
    return isDeepStrictEqual(next, asked)
      ? ['it says that there is more, and asks for the same page again']
      : [];
  } catch (error) {
    return [`on the state that it left it threw: ${messageOf(error)}`];
  }
}

/** What is wrong with what was read from a reply that nobody expected; nothing where it threw. */
function surprises(laboratory: Laboratory, feed: Feed, reply: Reply, state: Json): string[] {
  const read = attempt(() => readFeed(laboratory, feed, reply, state));
  if (read === null) return [];
  const nonsense = nonsenseIn(read.value, reply);
  const problem = pageProblem(read.value) ?? (nonsense === null ? null : `it says "${nonsense}"`);
  return problem === null ? [] : [`on ${brief(reply)} ${problem}`];
}
