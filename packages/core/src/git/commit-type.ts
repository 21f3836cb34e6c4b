/** What kind of change a text tells of, in the words of conventional commits. Pure. */

/** The types that a commit may have, the weightier first: where a session did as much of two kinds, this decides. */
export const COMMIT_TYPES = [
  'feat',
  'fix',
  'perf',
  'refactor',
  'docs',
  'test',
  'build',
  'ci',
  'style',
  'chore',
] as const;

export type CommitType = (typeof COMMIT_TYPES)[number];

/** The first pattern that fits counts, so the more particular stand first. */
const SIGNS: readonly (readonly [CommitType, RegExp])[] = [
  ['ci', /\b(ci|pipelines?|github actions?|workflow files?)\b/i],
  ['docs', /\b(docs?|document(ed|s|ing|ation)|readme|changelog|tutorials?|docstrings?)\b/i],
  ['test', /\b(tests?|tested|testing|test suites?|coverage|fixtures?)\b/i],
  [
    'fix',
    /\b(fix(es|ed|ing)?|hotfix|bug ?fix(es)?|bugs?|repair(s|ed)?|corrected|regressions?|crash(es)?)\b/i,
  ],
  ['perf', /\b(perf|performance|optimi[sz](e[sd]?|ing|ation)|faster|speed(s|ed)? up|sped up)\b/i],
  [
    'refactor',
    /\b(refactor(s|ed|ing)?|renam(e[sd]?|ing)|restructur(e[sd]?|ing)|simplif(y|ies|ied)|extract(s|ed)|clean(s|ed)? up|split)\b/i,
  ],
  [
    'build',
    /\b(build|bundl(e[sd]?|er|ing)|dependenc(y|ies)|upgrad(e[sd]?|ing)|bump(s|ed)?|docker(file)?)\b/i,
  ],
  ['style', /\b(format(s|ted|ting)|lint(s|ed|ing|er)?|whitespace)\b/i],
  [
    'feat',
    /\b(add(s|ed|ing)?|implement(s|ed|ing)?|creat(e[sd]?|ing)|built|introduc(e[sd]?|ing)|support(s|ed)?|set up)\b/i,
  ],
];

const typeIn = (text: string) => SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? null;

/**
 * How a text begins says most: `Added tests for login` is about tests, `Implemented login and its tests` is not.
 */
function typeOf(text: string): CommitType | null {
  return typeIn(text.split(/\s+/u, 3).join(' ')) ?? typeIn(text);
}

/** `fix(auth)!: …` → the type that somebody already wrote, and the text without it. */
export function withoutPrefix(text: string): { type: CommitType | null; text: string } {
  const [, type, rest] = /^([a-z]+)(?:\([^()]*\))?!?: +(\S.*)$/is.exec(text) ?? [];
  const known = COMMIT_TYPES.find((each) => each === type?.toLowerCase());
  return known && rest ? { type: known, text: rest } : { type: null, text };
}

/**
 * The type that fits a commit: that of its title where the title tells, else of most of what was done.
 *
 * @example guessType('Tokens rotate', ['Fixed the refresh', 'Fixed a race', 'Added a test'], 'feat') // 'fix'
 */
export function guessType(title: string, done: readonly string[], otherwise: string): string {
  const told = typeOf(title);
  if (told) return told;
  const votes = done.flatMap((text) => typeOf(text) ?? []);
  const count = (type: CommitType) => votes.filter((vote) => vote === type).length;
  return votes.length === 0
    ? otherwise
    : COMMIT_TYPES.reduce((best, type) => (count(type) > count(best) ? type : best));
}
