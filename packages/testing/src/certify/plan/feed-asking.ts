/** Looks at how a feed asks. */
import { isDeepStrictEqual } from 'node:util';
import type { Feed, Json, Query } from '@msp/protocol';
import { inTimeZone, ZONES } from '../checks/determinism.js';
import { knownOf, splicedIn } from '../checks/splicing.js';
import { HOSTILE_TEXTS, marked } from '../corpus/marker.js';
import { brief, messageOf } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { askFeed, type FeedMoment, named, STRANGE_STATES, USUAL, WITHOUT_BRANCH } from './feeds.js';
import { unsent } from './outside-queries.js';

/** A cursor is a text of the tool's: it may have any character that a header can carry. */
const PRINTABLE = /^[\x20-\x7e]*$/;

/** What is wrong with the queries of a feed. @param left what it left before, where that is known */
export function askProblems(laboratory: Laboratory, feed: Feed, left: Json = null): string[] {
  const ask = (moment: FeedMoment, state: Json) => askFeed(laboratory, feed, moment, state);
  const usually = (): (Query | null)[] =>
    [null, left].flatMap((state) => [ask(USUAL, state), ask(WITHOUT_BRANCH, state)]);
  let usual: (Query | null)[];
  try {
    usual = usually();
  } catch (error) {
    return [`ask: ${messageOf(error)}`];
  }
  const same = [usually(), ...ZONES.map((zone) => inTimeZone(zone, usually))];
  const queries = usual.filter((query) => query !== null);
  return [
    ...(same.every((again) => isDeepStrictEqual(again, usual))
      ? []
      : ['it asked for something else when it was asked again, or in another time zone']),
    ...unsent(laboratory, queries),
    ...STRANGE_STATES.flatMap((state) => {
      try {
        ask(USUAL, state);
        return [];
      } catch (error) {
        return [`on the state ${brief(state)}, which is not its own, it threw: ${messageOf(error)}`];
      }
    }),
    ...hostileProblems(ask, queries, left),
  ];
}

type Ask = (moment: FeedMoment, state: Json) => Query | null;

function hostileProblems(ask: Ask, usual: readonly Query[], left: Json): string[] {
  const known = knownOf(usual);
  return Object.values(HOSTILE_TEXTS).flatMap((hostile, index) => {
    const marks = marked(hostile, index);
    const { text } = marks.wording;
    const states =
      left !== null && PRINTABLE.test(hostile) ? [textsReplaced(left, () => text('its state'))] : [];
    try {
      return [ask(named(text), null), ...states.map((state) => ask(USUAL, state))].flatMap((query) =>
        query === null ? [] : splicedIn(query, known, marks),
      );
    } catch (error) {
      return [`with the branch ${brief(hostile)} it threw: ${messageOf(error)}`];
    }
  });
}

/** The same with every text in it replaced. */
function textsReplaced(value: Json, text: () => string): Json {
  if (typeof value === 'string') return text();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => textsReplaced(each, text));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, textsReplaced(each, text)]));
}
