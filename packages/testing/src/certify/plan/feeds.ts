/** The feeds of a plugin, as the host will ask and read them. */
import { deepFreeze, pureContext, requested } from '@msp/core';
import type { Feed, FeedContext, FeedPage, Json, PureContext, Query, Reply } from '@msp/protocol';
import type { Laboratory } from '../laboratory.js';
import { factsOf } from './planned.js';

/** What a feed is told beside the settings. */
export type FeedMoment = Omit<FeedContext, keyof PureContext<unknown>>;

const TIMES = { since: '2025-12-30T09:00:00.000Z', now: '2026-01-06T09:00:00.000Z' };

/** In a repository with sessions on two branches. */
export const USUAL: FeedMoment = {
  ...{ project: 'usual-project', branch: 'main', branches: ['main', 'feature/usual'] },
  ...TIMES,
};

/** Outside of git. */
export const WITHOUT_BRANCH: FeedMoment = { ...USUAL, branch: null, branches: [] };

/** The same with other names. */
export const named = (write: (field: string) => string): FeedMoment => {
  const branch = write('the branch');
  return { ...TIMES, project: write('the project'), branch, branches: [branch, write('another branch')] };
};

/** What an earlier version of the plugin may have left, or a disk that failed. */
export const STRANGE_STATES: readonly Json[] = [
  ...[
    '',
    'text',
    42,
    -1,
    true,
    [],
    {},
    [null],
    [[]],
    { cursor: null },
    { etag: 7 },
    { since: 'soon', page: {} },
  ],
];

/** @param state is not changed */
export function askFeed(
  { configured }: Laboratory,
  feed: Feed,
  moment: FeedMoment,
  state: Json,
): Query | null {
  const [operation] = requested(configured, factsOf('request-0', null), (context) => {
    const query: unknown = feed.ask(contextOf(context, moment), deepFreeze(structuredClone(state)));
    return query === null
      ? []
      : [{ key: 'feed', lane: 'feed', summary: 'feed', query, delivery: 'idempotent' }];
  });
  return operation?.query ?? null;
}

/** @param reply is not changed @throws what the feed throws */
export function readFeed({ configured }: Laboratory, feed: Feed, reply: Reply, state: Json): FeedPage {
  const { context } = pureContext(configured.name, configured.settings);
  return feed.read(
    deepFreeze(structuredClone(reply)),
    contextOf(context, USUAL),
    deepFreeze(structuredClone(state)),
  );
}

const contextOf = (
  { name, settings, uuid, link, secret }: PureContext<unknown>,
  moment: FeedMoment,
): FeedContext => ({
  ...{ name, settings, uuid, link, secret },
  ...deepFreeze({ ...moment, branches: [...moment.branches] }),
});
