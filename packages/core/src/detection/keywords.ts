/** Which words raise a detection: the built-in ones, each with a rule of its own, or a team's. Pure. */
import { hasLetter, hasUnspaced } from './letters.js';
import { type Token, tokenize } from './token.js';

export type Kind = 'decision' | 'entity' | 'blocker';

/** A keyword as words to look for. */
export interface Keyword {
  readonly kind: Kind;
  readonly text: string;
  readonly words: readonly string[];
  /** Whether it is a built-in one, whose grammar is known. */
  readonly isKnown: boolean;
}

/** The built-in keywords. `issues` and `problems` count as their singular. */
export const DEFAULT_KEYWORDS: Readonly<Record<Kind, readonly string[]>> = {
  decision: ['decided', 'chose', 'selected', 'picked', 'will use', 'going with'],
  entity: ['created', 'implemented', 'built', 'added', 'set up'],
  blocker: ['blocked', 'stuck', 'issue', 'problem'],
};
const PLURALS: Readonly<Record<string, string>> = { issue: 'issues', problem: 'problems' };

/** Keywords by their first word. */
export type Keywords = ReadonlyMap<string, readonly Keyword[]>;

/** The keywords to look for. `own` replaces those of its kind; a kind with an empty list is not looked for. */
export function keywordsOf(own: Readonly<Record<Kind, readonly string[] | undefined>>): Keywords {
  const found = new Map<string, Keyword[]>();
  const add = (kind: Kind, text: string, words: readonly string[], isKnown: boolean) => {
    const [first] = words;
    if (first !== undefined) found.set(first, [...(found.get(first) ?? []), { kind, text, words, isKnown }]);
  };
  for (const kind of ['decision', 'entity', 'blocker'] as const) {
    for (const given of new Set(own[kind] ?? DEFAULT_KEYWORDS[kind])) {
      const text = given.trim().toLowerCase();
      const isKnown = DEFAULT_KEYWORDS[kind].includes(text);
      add(kind, text, isKnown ? text.split(' ') : tokenize(given).map(({ word }) => word), isKnown);
      const plural = isKnown && PLURALS[text];
      if (plural) add(kind, text, [plural], isKnown);
    }
  }
  return found;
}

/** Whether a text may hold any of them. Most updates hold none, and need not be taken apart. */
export function hasKeyword(text: string, keywords: Keywords): boolean {
  const lower = text.toLowerCase();
  return [...keywords.values()].flat().some(({ words }) => lower.includes(words.at(-1) ?? ''));
}

/** The keywords that begin at a place, as whole words. */
export function keywordsAt(
  keywords: Keywords,
  text: string,
  tokens: readonly Token[],
  index: number,
): readonly Keyword[] {
  const found = keywords.get(tokens[index]?.word ?? '');
  return (
    found?.filter(({ words }) => {
      if (!words.every((word, offset) => tokens[index + offset]?.word === word)) return false;
      const start = tokens[index]?.start ?? 0;
      const end = tokens[index + words.length - 1]?.end ?? 0;
      return (
        !isJoined(text.charAt(start - 1), text.charAt(start)) &&
        !isJoined(text.charAt(end - 1), text.charAt(end))
      );
    }) ?? []
  );
}

/** Whether two characters are of one word. Tokens see to that, except where a keyword ends in a mark, as `C++` does. */
function isJoined(before: string, after: string): boolean {
  if (hasUnspaced(before) || hasUnspaced(after)) return false;
  return hasLetter(after) && (hasLetter(before) || /[+#]/.test(before));
}
