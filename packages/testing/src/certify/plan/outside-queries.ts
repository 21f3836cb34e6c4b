import type { PickStep, Query } from '@msp/protocol';
import type { Laboratory } from '../laboratory.js';
import { askFeed, USUAL } from './feeds.js';
import { answersAt, askPick } from './guide.js';
import { placeOf } from './guide-steps.js';

/** What is wrong with queries that are asked outside of operations: that nobody sends them. */
export const unsent = ({ plugin }: Laboratory, queries: readonly Query[]): string[] =>
  queries.flatMap((query) =>
    'request' in query || plugin.connect
      ? []
      : [`it asks in "${query.language}", which the host does not send, and the plugin has no connect`],
  );

/** A query, and who asks it. */
export interface OutsideQuery {
  readonly place: string;
  readonly query: Query;
}

/** The first query of every feed and of everything that can be picked; none of those that throw. */
export function outsideQueries(laboratory: Laboratory): OutsideQuery[] {
  const { feeds = {}, guide } = laboratory.plugin;
  const asking: [place: string, ask: () => Query | null][] = [
    ...Object.entries(feeds).map(([name, feed]): [string, () => Query | null] => [
      `what the feed ${name} asks`,
      () => askFeed(laboratory, feed, USUAL, null),
    ]),
    ...(guide?.steps ?? []).flatMap((step, index): [string, () => Query | null][] =>
      step.kind === 'pick'
        ? [
            [
              `what ${placeOf(step, index)} of the guide asks`,
              () => askPick(laboratory, step as PickStep, answersAt(laboratory, index).settings, null),
            ],
          ]
        : [],
    ),
  ];
  return asking.flatMap(([place, ask]) => {
    try {
      const query = ask();
      return query === null ? [] : [{ place, query }];
    } catch {
      return [];
    }
  });
}
