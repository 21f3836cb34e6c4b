/** Where the name of a new thing begins and ends. Pure. */
import { isAdjective } from './adjective.js';
import { type Place, withoutAdverbs, wordsOf } from './place.js';
import type { Token } from './token.js';
import { DETERMINERS, isAdverb, isNegator, isPastVerb, PREPOSITIONS, wordSet } from './words.js';

/** Right behind the keyword these say that no thing follows. */
const NO_OBJECT = wordSet(
  `and or but back it him her them me us you this that these those everything anything something more is are was were
   so too up off out many others few one enough lots done later soon afterwards now today yesterday fine`,
);
/** A name ends before these, and before prepositions. */
const ENDS = wordSet(
  `so because which that who when where while instead today yesterday now finally if plus but then is are was were has
   have such added created implemented updated fixed removed changed`,
);
/** Names that say nothing without what they are there to do: `ability to link recipes`. */
const ABILITIES = wordSet('ability possibility way option options capability chance');
const ROLES = wordSet(
  'reviewer reviewers admin owner member members collaborator collaborators contributor maintainer assignee',
);
const GATHERINGS = wordSet('repo repository team channel org organization group call thread meeting list');

const IDENTIFIER = /[a-z][A-Z]|[_/()]|\.\w|^`/;

/** Removes `a new` and its like from the front, and adverbs from the end. */
export function trimmed(tokens: readonly Token[]): readonly Token[] {
  const from = tokens.findIndex(
    ({ word }) => !DETERMINERS.has(word) && !/^(?:new|brand-new|several|missing|initial)$/.test(word),
  );
  return withoutAdverbs(from === -1 ? [] : tokens.slice(from));
}

/** Whether a comma at a place divides the parts of a list that goes on with `and`. */
function isInList(tokens: readonly Token[], index: number): boolean {
  const words = wordsOf(tokens.slice(index + 1, index + 8));
  const last = words.findIndex((word) => word === 'and' || word === 'or');
  const parts = words.slice(0, last).join(' ').split(' , ');
  return last !== -1 && parts.every((part) => part.split(' ').length <= 2);
}

/** Whether a mark at a place ends a name: a comma outside a list, a bracket, a dash between spaces. */
function isDivider(tail: readonly Token[], index: number): boolean {
  const { word, start } = tail[index] ?? { word: '' };
  if (word === ',') return !isInList(tail, index);
  return /^[(–—→;-]$/.test(word) && tail[index - 1]?.end !== start;
}

/** The tokens up to the first preposition; `for` and `of` go on once, where the name before them is no identifier. */
function untilEnd(text: string, tail: readonly Token[]): readonly Token[] {
  let isExtended: boolean = false;
  for (const [index, { word }] of tail.entries()) {
    const before = tail[index - 1];
    const isName = before !== undefined && IDENTIFIER.test(text.slice(before.start, before.end));
    const isPurpose: boolean = (word === 'for' || word === 'of') && !isName && !isExtended;
    const isAbility = word === 'to' && ABILITIES.has(before?.word ?? '');
    isExtended ||= isPurpose || isAbility;
    if (isPurpose || isAbility) continue;
    if (ENDS.has(word) || PREPOSITIONS.has(word) || isDivider(tail, index)) return tail.slice(0, index);
  }
  return tail;
}

/** Whether somebody, not something, was added: `Anna as a reviewer`, `Ben to the channel`. */
function isPerson(length: number, rest: readonly string[]): boolean {
  const [link, ...others] = rest;
  if (link === 'as') return others.slice(0, 2).some((word) => ROLES.has(word));
  return link === 'to' && length === 1 && others.slice(0, 3).some((word) => GATHERINGS.has(word));
}

/** The name of what these tokens behind a keyword begin with: `the sessions table in …`. Empty where they name nothing. */
export function nameBehind(place: Place, tail: readonly Token[]): readonly Token[] {
  const words = wordsOf(tail);
  const [first = '', second] = words;
  if (place.keyword === 'built' && first === 'out') return nameBehind(place, tail.slice(1));
  if (NO_OBJECT.has(first) || isNegator(first) || PREPOSITIONS.has(first) || isAdjective(words)) return [];
  // `built locally`, `added unused`; but `added weekly reports`.
  const isManner =
    first.endsWith('ly') && (second === undefined || second === 'and' || PREPOSITIONS.has(second));
  if (isManner || (second === undefined && (isAdverb(first) || isPastVerb(first)))) return [];
  const name = untilEnd(place.text, tail);
  return isPerson(trimmed(name).length, words.slice(name.length)) ? [] : trimmed(name);
}
