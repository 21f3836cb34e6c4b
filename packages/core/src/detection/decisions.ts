/** Decisions: `decided`, `will use`, `going with`; for `chose` and its like see choices.ts. Pure. */
import { choice } from './choices.js';
import { isGuarded, type Place, type Span, withoutAdverbs, wordsOf } from './place.js';
import { isReported, isThing } from './reporter.js';
import { statement } from './statement.js';
import { DETERMINERS, isAdverb, isNegator, isPastVerb, OPENERS, PEOPLE, PERSONS, wordSet } from './words.js';

/** After `decided` these say that nothing is known of what. */
const UNTOLD = wordSet(
  `whether if which when who how what where why nothing yet later soon by as and or too early already anything everything
   something this so otherwise differently wrong is are was were again`,
);
const NOT_DECIDING = wordSet(
  'it this that these those user users people customers everyone you which who nobody',
);
const HOW_MUCH = wordSet('more less too up much about at lots only roughly approximately around');
const NOT_GOING = wordSet('keep keeps kept get getting got it how things work');
const COMPANIONS = wordSet('you him her them me us flow');

/** What is behind the keyword, without the first word where it only links. */
function object({ tail, ...place }: Place, ...links: string[]): Span | undefined {
  const isLinked = tail.length > 1 && links.includes(tail[0]?.word ?? '');
  return statement({ tail, ...place }, isLinked ? tail.slice(1) : tail);
}

/** Whether what follows `decided` leaves open what: `decided whether …`, `decided yesterday`, `decided it`. */
function isUntold(tail: readonly string[]): boolean {
  const [first = ''] = tail;
  const isTimeOnly = tail.length > 0 && tail.every((word) => OPENERS.has(word) || isAdverb(word));
  return UNTOLD.has(first) || isTimeOnly || (first === 'it' && tail.length < 3);
}

function decided(place: Place): Span | undefined {
  const lead = wordsOf(withoutAdverbs(place.lead));
  const tail = wordsOf(place.tail);
  if (isUntold(tail)) return undefined;
  if (/^(?:it (?:was|'s been)|.+ (?:has|have) been)$/.test(lead.join(' '))) {
    return /^(?:to|that|on|against)$/.test(tail[0] ?? '') ? object(place, 'to', 'that', 'on') : undefined;
  }
  // Only people decide, so any name will do: `Anna decided`.
  const isName = isThing(lead, 3) && !lead.some((word) => DETERMINERS.has(word));
  return isReported(place) || isName ? object(place, 'to', 'that', 'on', 'upon') : undefined;
}

function willUse(place: Place): Span | undefined {
  const lead = wordsOf(withoutAdverbs(place.lead));
  const [first = ''] = wordsOf(place.tail);
  if (HOW_MUCH.has(first) || lead.some((word) => NOT_DECIDING.has(word))) return undefined;
  // `Sentry will use the release name` tells how it works.
  const isChosen = isThing(lead, 4) && !/^(?:the|its|their|this|that)$/.test(first);
  return isReported(place) || isChosen ? object(place) : undefined;
}

function goingWith(place: Place): Span | undefined {
  const lead = wordsOf(place.lead);
  const last = lead.at(-1);
  const isCompany = wordsOf(place.tail.slice(0, 2)).some((word) => COMPANIONS.has(word) || PEOPLE.has(word));
  if (isCompany || lead.some((word) => NOT_GOING.has(word))) return undefined;
  const isContinuous = last === undefined || /^(?:am|are|is|'s)$/.test(last) || PERSONS.has(last);
  return isContinuous && isReported(place, true) ? object(place) : undefined;
}

const RULES: Readonly<Record<string, (place: Place) => Span | undefined>> = {
  decided,
  chose: choice,
  selected: choice,
  picked: choice,
  'will use': willUse,
  'going with': goingWith,
};

/** What a built-in keyword decides in its place; undefined where it decides nothing. */
export function decision(place: Place): Span | undefined {
  const [first = ''] = wordsOf(place.tail);
  if (isGuarded(place) || (isNegator(first) && first !== 'not')) return undefined;
  if (place.lead.some(({ word }) => isPastVerb(word))) return undefined;
  return RULES[place.keyword]?.(place);
}
