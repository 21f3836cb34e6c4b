/** Where a keyword was met, and what stands around it. Pure. */
import type { Clause } from './clauses.js';
import type { Token } from './token.js';
import { isAdverb, isDoubt, isNegator, OPENERS, TIMES } from './words.js';

/** A keyword in its clause. Rules look at these, and say what part of the text to extract, if any. */
export interface Place {
  readonly text: string;
  readonly keyword: string;
  /** Where the keyword begins. */
  readonly start: number;
  /** The tokens of the clause before the keyword, without greetings, dates, labels and list marks. */
  readonly lead: readonly Token[];
  /** The tokens of the clause behind the keyword. */
  readonly tail: readonly Token[];
  readonly clause: Clause;
  readonly previous: Clause | undefined;
  /** The clauses that follow in the sentence, and those of the next one. */
  readonly following: readonly Clause[];
  readonly next: readonly Clause[];
  /** Whether a keyword stands in a clause, so that it tells of something else. */
  readonly isReport: (clause: Clause) => boolean;
}

/** A part of the text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A keyword behind more words than this is no plain report. It also keeps hostile texts from costing time. */
const LONGEST_LEAD = 24;
/** How many tokens behind a keyword are looked at. */
export const LONGEST_TAIL = 60;

export const wordsOf = (tokens: readonly Token[]): string[] => tokens.map(({ word }) => word);

/** Removes what stands before a statement without being part of it: `- [x] 2026-11-20 today we also`. */
export function withoutOpeners(tokens: readonly Token[]): readonly Token[] {
  let from = 0;
  for (let index = 0; index < tokens.length; index++) {
    const { word = '', kind = 'mark' } = tokens[index] ?? {};
    const isTime = /^(?:this|last)$/.test(word) && TIMES.has(tokens[index + 1]?.word ?? '');
    const isOpener = kind === 'mark' || OPENERS.has(word) || isAdverb(word) || /^[#@\d]/.test(word);
    if (!isTime && !isOpener) break;
    if (word === '[') index += Math.max(0, wordsOf(tokens.slice(index, index + 6)).indexOf(']'));
    if (isTime) index++;
    from = index + 1;
  }
  return tokens.slice(from);
}

/** Removes adverbs from the end: `we have just` becomes `we have`. */
export function withoutAdverbs(tokens: readonly Token[]): readonly Token[] {
  let to = tokens.length;
  while (to > 0 && isAdverb(tokens[to - 1]?.word ?? '')) to--;
  return tokens.slice(0, to);
}

/** Whether the words before a keyword deny it, doubt it, or tell of another time. */
export function isGuarded({ lead, clause }: Place): boolean {
  if (clause.isDoubtful || lead.length > LONGEST_LEAD) return true;
  return lead.some(({ word }) => isNegator(word) || isDoubt(word) || word === 'had');
}

/** From the first of these tokens to the last; undefined where there is none but marks. */
export function spanOf(tokens: readonly Token[]): Span | undefined {
  const first = tokens.find(({ kind }) => kind !== 'mark');
  const last = tokens.findLast(({ kind }) => kind !== 'mark');
  return first && last ? { start: first.start, end: last.end } : undefined;
}
