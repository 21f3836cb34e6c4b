/** Whether an obstacle is overcome already, by what the text says of it. Pure. */
import type { Clause } from './clauses.js';
import { type Place, wordsOf } from './place.js';
import { wordSet } from './words.js';

/** Small words that may stand before and after the word that says that it is solved. */
const BEFORE = wordSet(
  `and but then so now it that this which they both all everything i we is are was were has have been got get just
   already finally since later quickly 's though again managed to turned out`,
);
const SOLVED = wordSet(
  'fixed solved resolved gone sorted cleared closed unblocked unstuck figured worked works working done fix',
);
const AFTER = wordSet(
  `it that this them now again out by with via after using too already fine thanks today in around through both all
   everything myself`,
);

/** Whether a clause says that what was told before is over: `but fixed it`, `works now`, `solved by a restart`. */
function isSolution(clause: Clause): boolean {
  const words = clause.tokens.filter(({ kind }) => kind !== 'mark').map(({ word }) => word);
  const at = words.findIndex((word) => !BEFORE.has(word));
  if (at === -1 || !SOLVED.has(words[at] ?? '')) return false;
  const after = words[at + 1];
  return after === undefined || AFTER.has(after);
}

/** Whether the rest of the sentence, or the beginning of the next one, says that it is over. */
function isSolvedLater({ following, next: [first] }: Place): boolean {
  return following.some(isSolution) || (first !== undefined && isSolution(first));
}

/** Words that say it of what stands before them, and what may stand right before and behind those. */
const OVER = wordSet(
  'fixed solved resolved gone closed sorted cleared addressed disappeared vanished over unblocked handled done',
);
const LINKS = wordSet("is are was were got been now finally already 's has have");
const OVER_BY = wordSet('by with via now after in through using today already too , yesterday');
const NO_MORE = /\b(?:any ?more|any longer|no longer|works now|now works)\b/;

/** Whether the clause itself says that it is over: `the issue with the cache is resolved`. */
function isOver({ tail }: Place): boolean {
  const words = wordsOf(tail);
  if (NO_MORE.test(words.join(' '))) return true;
  // `Blocked until the bug is fixed` is not over.
  if (words.includes('until') || words.includes('till')) return false;
  return words.some((word, index) => {
    const before = words[index - 1] ?? '';
    const after = words[index + 1];
    if (!OVER.has(word) || /^(?:be|not|get|.+n't)$/.test(before)) return false;
    return LINKS.has(before) || after === undefined || OVER_BY.has(after);
  });
}

/** Whether the obstacle that a keyword names is overcome: in its clause, in the sentence, or in the next one. */
export const isSolved = (place: Place): boolean => isOver(place) || isSolvedLater(place);
