/** Clauses of a sentence: what is said in one breath about one thing. Pure, linear. */
import type { Token } from './token.js';
import { FINITE, isAdverb, isPastVerb, OPENERS, PLAN_LABELS, PLANS, PRONOUNS } from './words.js';

/** A clause, and what divides it from the next one. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** The mark or word behind it: `,`, `:`, `-`, `;`, `but`, or nothing at the end of the sentence. */
  readonly separator: string;
  /** Whether it goes on about what the clause before it says, so that a text taken from there may include it. */
  readonly continues: boolean;
  /** Whether it is under a condition, or a plan. */
  readonly isDoubtful: boolean;
}

/** Whether a keyword begins at a place of these tokens. */
export type IsKeyword = (tokens: readonly Token[], index: number) => boolean;

const ALWAYS = new Set([
  ';',
  ':',
  '|',
  '•',
  '→',
  '–',
  '—',
  'but',
  'then',
  'however',
  'although',
  'though',
  'whereas',
]);
const PERHAPS = new Set([',', '(', ')', 'and', '&', '+', 'so', 'while', 'plus']);
const WAITING = new Set(['waiting', 'works', 'working', 'need', 'needs', 'done']);
const CONDITIONS = new Set(['if', 'unless', 'suppose', 'supposing', 'assuming', 'imagine']);

/** How far into a clause its main part may begin. */
const FAR = 20;
/** How many small words may open a statement: `and now finally also`. */
const OPENING = 6;
/** How far ahead a keyword with its own subject may stand: `… and the deployment is blocked`. */
const SUBJECT = 4;

/** Whether another statement begins at a place, rather than another thing in a list. */
function startsStatement(tokens: readonly Token[], index: number, isKeyword: IsKeyword): boolean {
  let at = index;
  while (at < index + OPENING && (OPENERS.has(tokens[at]?.word ?? '') || isAdverb(tokens[at]?.word ?? ''))) {
    if (isKeyword(tokens, at)) return true;
    at++;
  }
  const word = tokens[at]?.word ?? '';
  if (PRONOUNS.has(word) || FINITE.has(word) || WAITING.has(word) || isPastVerb(word)) return true;
  for (let ahead = at; ahead <= at + SUBJECT && ahead < tokens.length; ahead++) {
    if (tokens[ahead]?.kind === 'mark' || tokens[ahead]?.word === 'and') return false;
    if (isKeyword(tokens, ahead)) return true;
  }
  return false;
}

const SUBORDINATE = new Set(['since', 'because', 'as', 'although', 'while', 'after', 'when', 'given']);

/** `Since the budget is tight | we decided …`: a person begins the main clause, without a comma before it. */
function endsSubordinate(
  tokens: readonly Token[],
  from: number,
  index: number,
  isKeyword: IsKeyword,
): boolean {
  if (!/^(?:i|we)$/.test(tokens[index]?.word ?? '') || index < from + 3 || index > from + FAR) return false;
  const opener = tokens.slice(from, index).find(({ word }) => !OPENERS.has(word))?.word ?? '';
  const joins = /^(?:when|before|after|that|which|what|how|why|and|since|as|where|if)$/.test(
    tokens[index - 1]?.word ?? '',
  );
  return SUBORDINATE.has(opener) && !joins && (isKeyword(tokens, index + 1) || isKeyword(tokens, index + 2));
}

function isDash(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  return (
    token?.word === '-' && before?.end !== token.start && after?.start !== token.end && before !== undefined
  );
}

/**
 * The clauses of a sentence.
 *
 * @example clausesOf(tokenize('Fixed A, but stuck on B'), isKeyword) // [fixed a], [stuck on b]
 */
export function clausesOf(tokens: readonly Token[], isKeyword: IsKeyword): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let opened = '';
  let isDoubtful = false;
  const close = (to: number, separator: string, next = to + 1) => {
    const inside = tokens.slice(from, to);
    const words = inside.map(({ word }) => word);
    const isPlan =
      (separator === ':' || separator === '-') &&
      (words.some((word) => PLANS.has(word)) || (words.length === 1 && PLAN_LABELS.has(words[0] ?? '')));
    const opener = words.find((word) => !OPENERS.has(word)) ?? '';
    const isCondition = CONDITIONS.has(opener) || (opener === 'in' && words.includes('case'));
    isDoubtful ||= isCondition;
    const continues = opened === ':' || (opened === ',' && !isPastVerb(opener));
    if (inside.length > 0) clauses.push({ tokens: inside, separator, continues, isDoubtful });
    isDoubtful ||= isPlan;
    opened = separator;
    from = next;
  };
  for (const [index, { word }] of tokens.entries()) {
    if (index < from) continue;
    if (ALWAYS.has(word)) close(index, word);
    else if (isDash(tokens, index)) close(index, '-');
    else if (endsSubordinate(tokens, from, index, isKeyword)) close(index, '', index);
    else if (PERHAPS.has(word) && startsStatement(tokens, index + 1, isKeyword)) close(index, word);
  }
  close(tokens.length, '');
  return clauses;
}
