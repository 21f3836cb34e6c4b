/** Who says it: whether the words before a verb make it somebody's report. Pure. */
import { type Place, withoutAdverbs, wordsOf } from './place.js';
import {
  BEING,
  FINITE,
  INTRODUCTIONS,
  isPastVerb,
  PEOPLE,
  PERSONS,
  PREPOSITIONS,
  PRONOUNS,
} from './words.js';

/** Words before a verb, without those that only colour it, and without `have` and `be` at their end. */
function subject(place: Place, allowBeing: boolean): readonly string[] {
  let words = wordsOf(withoutAdverbs(place.lead));
  for (let last = words.at(-1); last !== undefined; last = words.at(-1)) {
    const isAuxiliary = last === 'have' || last === 'has' || (allowBeing && BEING.has(last));
    if (!isAuxiliary) break;
    words = wordsOf(withoutAdverbs(place.lead.slice(0, words.length - 1)));
  }
  return words;
}

/**
 * Whether the writer, or people who decide, are the subject: `chose`, `we have just chosen`, `the team chose`,
 * `for the queue we chose`; but not `the library we chose`. With `allowBeing`, `we are` counts as well as `we`.
 */
export function isReported(place: Place, allowBeing = false): boolean {
  const words = subject(place, allowBeing);
  const last = words.at(-1);
  if (last === undefined) return true;
  const before = words.slice(0, -1);
  const isIntroduction = INTRODUCTIONS.has(before[0] ?? '') && before.length >= 2 && !before.some(isPastVerb);
  if (PERSONS.has(last)) return before.length === 0 || isIntroduction;
  return (
    PEOPLE.has(last) &&
    before.length <= 3 &&
    !before.some(isPronounOrVerb) &&
    !before.some((word) => PREPOSITIONS.has(word))
  );
}

const isPronounOrVerb = (word: string) =>
  PRONOUNS.has(word) || isPastVerb(word) || BEING.has(word) || FINITE.has(word) || word === 'be';

/** Whether the words before a verb name a thing: up to `longest` words, none of them a verb, a pronoun, a preposition. */
export function isThing(words: readonly string[], longest: number): boolean {
  if (words.length === 0 || words.length > longest) return false;
  return !words.some((word) => isPronounOrVerb(word) || PREPOSITIONS.has(word));
}
