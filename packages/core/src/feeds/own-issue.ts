/** Is an issue the one that a session is about? Pure. */
import type { SessionHead, StoredFeedItem } from '@msp/protocol';
import { nameOf } from './source.js';

/** What a session says of itself. */
type Said = Pick<SessionHead, 'epic' | 'branch'>;

/** An issue as a tool tells it. */
type Told = Pick<StoredFeedItem, 'id' | 'url' | 'values'>;

/**
 * Does the epic of a session, or the name of its branch, name this issue? By its key (`WEB-12` in `ada/web-12-login`), by its
 * address, by its repository and number (`ada/webshop#7`), or by its number: `#7` in an epic; in the name of a branch, what one of its parts begins
 * with (`7-rotate`, `feature/12-x`, `issue-7`).
 *
 * @example isOwnIssue({ id: 'ada/webshop#7', values: { repository: 'ada/webshop', number: 7 } }, { epic: '#7', branch: null }) // true
 */
export function isOwnIssue(issue: Told, { epic, branch }: Said): boolean {
  const [said, on] = [epic, branch].map((text) => text?.toLowerCase() ?? '') as [string, string];
  const name = nameOf(issue).toLowerCase();
  if (isWordIn(said, name) || isWordIn(on, name)) return true;
  if (issue.url !== undefined && isWordIn(said, issue.url.toLowerCase())) return true;
  const number = numberOf(issue);
  if (number === null) return false;
  const repository = repositoryNamed(issue);
  return numbersIn(said, repository).includes(number) || numbersOn(on).includes(number);
}

/** Is the word in the text, and no part of a longer one? `eng-12` is not in `eng-123`, and no number alone is a name. */
function isWordIn(text: string, word: string): boolean {
  if (word.length < 2 || /^\d+$/.test(word)) return false;
  const isPart = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) return true;
  return false;
}

/** Where a tool counts its issues: `values.number`. What has a key is called by that. */
function numberOf({ values }: Told): string | null {
  const { key, number } = values ?? {};
  if (typeof key === 'string' && key !== '') return null;
  return typeof number === 'number' || typeof number === 'string' ? String(number) : null;
}

const repositoryNamed = ({ values }: Told): string | null =>
  typeof values?.repository === 'string' ? values.repository.toLowerCase() : null;

/** With the repository before it, only that one is meant; with the name of its owner left out, too. */
function numbersIn(epic: string, repository: string | null): string[] {
  return [...epic.matchAll(/(?<![\w./-])([\w.-]+(?:\/[\w.-]+)?)?#(\d+)(?!\w)/g)].flatMap(
    ([, named, number = '']) =>
      named === undefined || repository === null || named === repository || repository.endsWith(`/${named}`)
        ? [number]
        : [],
  );
}

/** `v2-login` and `2026-plans/x` are no issues of theirs: a part begins with the number, and a word follows or nothing does. */
function numbersOn(branch: string): string[] {
  return branch
    .split('/')
    .flatMap((part) => /^(?:#|gh-|issues?-)?(\d{1,9})(?:[-_].*)?$/.exec(part)?.[1] ?? []);
}
