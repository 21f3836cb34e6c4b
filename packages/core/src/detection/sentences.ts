/** Sentences of a text, and what they are: reports, questions, plans, other languages. Pure, linear. */
import { type Token, tokenize } from './token.js';
import { ASKING, ASKING_VERBS, DETERMINERS, OPENERS, PRONOUNS } from './words.js';

const ENDS = new Set(['.', '!', '?', '…', '\n']);
const ABBREVIATIONS = new Set(['e.g', 'i.e', 'etc', 'vs', 'approx', 'cf', 'incl', 'resp']);

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Frequent words of other languages that no English update holds. */
const OTHER_LANGUAGES = set(
  `mit nicht und der das ist wir ich auf für ein eine einen dem zu mais avec les dans pour nous los las para por una pero
   och att är på ett się nie dla niet een het voor zijn maar não uma della ikke sono noch wird sind beim zum zur`,
);
/** Those that it may hold as a name or an abbreviation; two of them are none. */
const PERHAPS_OTHER = set(
  'jest z w na se je za da la le de det den var s med en el il che con og pas une o e y',
);

/** Signs and the letters of English; and the first letter of a name such as Zoë or Łukasz. */
const PLAIN = /^[\0-\xbf\u2000-\u2bff]*$/;
const LATIN_CAPITAL = /^[A-Z\xc0-\xde\u0100-\u024f\u1e00-\u1eff]/;

/** Whether a question is asked, with or without its mark. */
function isQuestion(tokens: readonly Token[]): boolean {
  if (tokens.some(({ word }) => word === '?')) return true;
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ word }) => word);
  const first = words.findIndex((word) => !OPENERS.has(word));
  const [verb = '', subject = ''] = first === -1 ? [] : words.slice(first);
  if (ASKING.has(verb)) return true;
  return (
    ASKING_VERBS.has(verb) &&
    (PRONOUNS.has(subject) ||
      /^any(?:one|body)?$/.test(subject) ||
      (DETERMINERS.has(subject) && !/^ha[sdv]e?$/.test(verb)))
  );
}

/** Whether a sentence is in another language: its small words, or words with letters that English has not. */
export function isForeign(text: string, tokens: readonly Token[]): boolean {
  let perhaps = 0;
  for (const { word, kind, start, end } of tokens) {
    const written = text.slice(start, end);
    const isAbbreviation = written.length > 1 && written === written.toUpperCase();
    if (kind !== 'word' || isAbbreviation) continue;
    const isName = LATIN_CAPITAL.test(written) && written.charAt(0) !== word.charAt(0);
    if (!PLAIN.test(written) && !isName) return true;
    if (OTHER_LANGUAGES.has(word)) return true;
    if (PERHAPS_OTHER.has(word) && ++perhaps === 2) return true;
  }
  return false;
}

/** Whether it is an entry of a list that is not ticked: `- [ ] Set up CI`. */
function isUnticked(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ word }) => word === '[');
  return at !== -1 && at <= 2 && tokens[at + 1]?.word === ']';
}

/**
 * The sentences of a text that report something: split at line ends and at `.`, `!`, `?`; questions and tasks to do
 * are left out, but the sentence that follows one stays the next.
 */
export function reports(text: string): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  const close = () => {
    if (current.length > 0 && !isQuestion(current) && !isUnticked(current)) sentences.push(current);
    current = [];
  };
  const tokens = tokenize(text);
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const isGlued = next !== undefined && next.start === token.end && next.kind !== 'mark';
    const isAbbreviation = token.word === '.' && ABBREVIATIONS.has(tokens[index - 1]?.word ?? '');
    const isEnd = token.word === '\n' || (ENDS.has(token.word) && !isGlued && !isAbbreviation);
    if (!isEnd || token.word === '?') current.push(token);
    if (isEnd) close();
  }
  close();
  return sentences;
}
