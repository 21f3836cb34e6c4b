/** `issue` and `problem`: an obstacle only where something says that there is one, and that it is open. Pure. */
import { type Place, type Span, withoutOpeners, wordsOf } from './place.js';
import { nextStatement, statement, wholeStatement } from './statement.js';
import type { Token } from './token.js';
import {
  BEING,
  DETERMINERS,
  FINITE,
  isAdverb,
  isImperative,
  isNegator,
  isPastVerb,
  PEOPLE,
  PREPOSITIONS,
  PRONOUNS,
  wordSet,
} from './words.js';

/** Verbs that meet an obstacle. */
const MEETING = wordSet(
  `hit hits hitting have has having face facing faces faced encounter encountered encountering found find finding discovered
   noticed spotted see sees seeing experience experiencing experienced getting got get`,
);
/** `ran into`, `struggling with`, `there seems to be`. */
const MEETING_PHRASE =
  /(?:^|\s)(?:(?:ran|run|runs|running|bumped|bumping) into|(?:came|come|stumbled) across|(?:struggling|struggle|struggled|dealing|fighting|wrestling|battling) with|there (?:is|are|'s|seems? to be|appears? to be)(?: still| also| now| again)*)$/;
/** What may stand behind the noun. Anything else makes it part of another one: `issue tracker`. */
const BEHIND = wordSet(
  `with in on at when where while that which regarding about due because from after during for here again and since to
   concerning between right now atm today still , (`,
);
/** What may stand behind it where nothing but the noun says that there is an obstacle. */
const BEHIND_BARE = wordSet('with in on at when while after during regarding concerning between since');
/** What may fail in the middle of being done. */
const DOING = wordSet(
  'connecting loading running building using getting uploading downloading parsing installing deploying starting authenticating rendering compiling',
);
/** `the problem is in the parser`: after `is` these say that it is open. */
const STATES = wordSet('in with still caused due because happening missing lacking');
/** Which issues are none of ours: those of trackers, and those that are done with. */
const NOT_OPEN = wordSet(
  `github gitlab jira linear trello bitbucket sentry first related closed fixed resolved solved upstream
   similar same-old non other possible`,
);
/** `-ing` words that name a kind of issue. */
const KINDS_IN_ING = wordSet('testing logging tracking labelling');
/** What an obstacle does that is still there. */
const LASTING = wordSet('persists remains continues returned reappeared recurs occurs happens exists');
/** What may stand between `is` and the noun. */
const SIZES = wordSet('a an the big real serious huge major still also now again bit of such really');

/** How many words may stand between a verb and its noun, or the beginning and the noun. */
const MODIFIERS = 3;

/** The words right before the noun that belong to it, and how many tokens stand before those. */
function modifiersOf(lead: readonly Token[]): { words: readonly string[]; at: number } {
  let at = lead.length;
  while (at > 0 && lead.length - at < MODIFIERS) {
    const { word = '', kind = 'mark' } = lead[at - 1] ?? {};
    const isVerb =
      word === 'be' ||
      FINITE.has(word) ||
      MEETING.has(word) ||
      BEING.has(word) ||
      LASTING.has(word) ||
      isPastVerb(word);
    if (kind !== 'word' || isVerb || PREPOSITIONS.has(word) || (PRONOUNS.has(word) && !DETERMINERS.has(word)))
      break;
    at--;
  }
  return { words: wordsOf(lead.slice(at)), at };
}

/** Whether the words before a noun and its modifiers meet it: `we ran into`, `there is`, `found`. */
function isMet(before: readonly string[], modifiers: readonly string[]): boolean {
  if (MEETING_PHRASE.test(before.join(' '))) return true;
  const last = before.at(-1) ?? '';
  // Who found the problem knows its cause; who found a problem has one.
  const isCauseFound = /^(?:found|find|finding|discovered)$/.test(last) && modifiers[0] === 'the';
  return MEETING.has(last) && before.at(-2) !== 'to' && !isCauseFound;
}

/** The noun with its modifiers, without `a` and `the`, to the end of the statement. */
function named(place: Place, modifiers: readonly Token[], noun: Token): Span | undefined {
  const from = modifiers.findIndex(
    ({ word }) => !DETERMINERS.has(word) && word !== 'few' && word !== 'still',
  );
  const kept = from === -1 ? [] : modifiers.slice(from);
  return statement(place, [...kept, noun, ...place.tail]);
}

/** `Resolved the lint errors and the issues with the types`: the noun is another object of the verb before `and`. */
function isPartOfSolution({ previous }: Place): boolean {
  const first = wordsOf(withoutOpeners(previous?.tokens ?? []))[0] ?? '';
  return /^(?:and|,|&)$/.test(previous?.separator ?? '') && (isPastVerb(first) || isImperative(first));
}

/** `problem: X`: whether the next clause says what it is, and not that there is none, or which of a tracker's it is. */
function isToldNext({ clause, following: [next] }: Place): boolean {
  const [first = '', second] = wordsOf(next?.tokens ?? []);
  const isNothing = second === undefined && isNegator(first);
  const isReference = /^#?\d/.test(first) || /^[a-z]+-\d+$/.test(first);
  return next !== undefined && /^[:-]$/.test(clause.separator) && !isNothing && !isReference;
}

/** `the problem is that X`, `the issue is in X`. */
function explained(place: Place, modifiers: readonly Token[], noun: Token): Span | undefined {
  const [, second = '', third = ''] = wordsOf(place.tail);
  if (second === 'that') return statement(place, place.tail.slice(2));
  const isCause = /^(?:the|a|an)$/.test(second) && !/^(?:same|known|duplicate|typo)$/.test(third);
  if (isCause) return statement(place, place.tail.slice(1));
  return STATES.has(second) ? named(place, modifiers, noun) : undefined;
}

/** What a clause that begins with the noun says: `issue with X`, `problem: X`, `the problem is that X`. */
function bare(place: Place, modifiers: readonly Token[], noun: Token): Span | undefined {
  const [first = '', second = ''] = wordsOf(place.tail);
  // `Open issue: …` is a heading, `open issue about …` an order.
  const names = wordsOf(modifiers).filter((word) => word !== 'open' || first !== '');
  if (names.some((word) => PEOPLE.has(word) || (isImperative(word) && !KINDS_IN_ING.has(word))))
    return undefined;
  if (first === '') return isToldNext(place) ? nextStatement(place) : undefined;
  if (first === 'is' || first === 'are') return explained(place, modifiers, noun);
  if (BEHIND_BARE.has(first) || (DOING.has(first) && second !== '')) {
    const isPast = place.tail.some(({ word }) => word === 'was' || word === 'were');
    return isPast ? undefined : named(place, modifiers, noun);
  }
  const verb = isAdverb(first) ? second : first;
  return LASTING.has(verb) ? wholeStatement(place) : undefined;
}

/** `CORS is still a problem`: the subject is the obstacle. */
function isSubject(before: readonly string[], modifiers: readonly string[]): boolean {
  const verb = before.findLastIndex((word) => !SIZES.has(word));
  return verb > 0 && BEING.has(before[verb] ?? '') && modifiers.every((word) => SIZES.has(word));
}

/** What stands in the way where `issue` or `problem` was met. */
export function issue(place: Place): Span | undefined {
  const noun = place.clause.tokens.find(({ start }) => start === place.start);
  const { words, at } = modifiersOf(place.lead);
  const isFew = words.includes('few') && !words.includes('a');
  if (!noun || isFew || words.some((word) => NOT_OPEN.has(word) || isNegator(word))) return undefined;
  const modifiers = place.lead.slice(at);
  const before = wordsOf(place.lead.slice(0, at));
  if (before.length === 0) return isPartOfSolution(place) ? undefined : bare(place, modifiers, noun);
  const [first] = wordsOf(place.tail);
  if (first !== undefined && !BEHIND.has(first) && !/[a-z]{2}ing$/.test(first)) return undefined;
  const isTold = first !== undefined || place.clause.separator === ':';
  if (isMet(before, words)) return isTold ? named(place, modifiers, noun) : wholeStatement(place);
  return isSubject(before, words) ? wholeStatement(place) : undefined;
}
