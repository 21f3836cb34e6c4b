/** Can a plugin be called so? Pure. */
import { reservedFor } from '@msp/registry/names';
import { firstPartyLike } from './first-party.js';
import { MOST_LETTERS, PLUGIN_NAME } from './name-form.js';
import { nearestName } from './suggested-name.js';

/** Why a name cannot be, and one that can. */
export interface NameProblem {
  /** What is wrong, in a sentence that quotes the name. */
  readonly reason: string;
  /** A name that is free of problems, for example. */
  readonly suggestion: string;
}

/**
 * What is wrong with a name, and what to write instead, in one text; null where it is a good one.
 *
 * @example nameProblem('My Tool') // '"My Tool" has capitals and spaces. Did you mean my-tool?'
 */
export function nameProblem(name: string): string | null {
  const problem = problemOf(name);
  return problem && `${problem.reason} Did you mean ${problem.suggestion}?`;
}

/** The same in its two parts. */
export function problemOf(name: string): NameProblem | null {
  const reason = reasonAgainst(name);
  return reason === null ? null : { reason, suggestion: suggestionFor(name) };
}

function reasonAgainst(name: string): string | null {
  if (name.trim() === '') return 'A plugin needs a name.';
  const quoted = `"${shown(name)}"`;
  if (!PLUGIN_NAME.test(name)) return `${quoted} ${formProblem(name)}.`;
  if (name.length > MOST_LETTERS)
    return `${quoted} has ${name.length} letters, and a plugin's name at most ${MOST_LETTERS}.`;
  const reserved = reservedFor(name);
  if (reserved !== null) return `${quoted} ${reserved}.`;
  const ours = firstPartyLike(name);
  if (ours === null) return null;
  return ours === name
    ? `${quoted} is a plugin of MSP itself.`
    : `${quoted} could be taken for ${ours}, a plugin of MSP itself.`;
}

const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Cc}\p{Cf}]/u, 'letters that nobody sees'],
  [/\.\./, '".."'],
  [/[\\/]/, 'slashes'],
  [/\p{Lu}/u, 'capitals'],
  [/[^\S\p{Cc}]/u, 'spaces'],
  [/_/, 'underscores'],
  [/(?<!\.)\.(?!\.)/, 'dots'],
  [/[^ -~]/, 'letters outside a to z'],
];

/** The end of a sentence about a name that is not of the right form. */
function formProblem(name: string): string {
  const found = FAULTS.filter(([pattern]) => pattern.test(name)).map(([, what]) => what);
  if (found.length > 0) return `has ${listed(found)}`;
  if (/^[0-9]/.test(name)) return 'begins with a digit, and a name begins with a letter';
  if (/^-|-$|--/.test(name)) return 'has a hyphen that stands between no two words';
  return 'has other letters than a to z, digits, and hyphens between words';
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** A name as it can be printed anywhere. */
const shown = (name: string): string => {
  const visible = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return visible.length > 60 ? `${visible.slice(0, 60).toWellFormed()}…` : visible;
};

/** The nearest name that is free: as it was meant, else with a word that makes it one's own. */
function suggestionFor(name: string): string {
  const near = nearestName(name);
  const room = near?.slice(0, MOST_LETTERS - 5).replace(/-+$/, '');
  const candidates = near === null ? [] : [near, `${room}-tool`, `acme-${firstPartyLike(near) ?? room}`];
  return candidates.find((candidate) => reasonAgainst(candidate) === null) ?? 'my-tool';
}
