/** Can a tool's title, or the scope of a package, be written so? Pure. */
import validate from 'validate-npm-package-name';
import { packageName } from './forms.js';

/** How long a title may be. */
const LONGEST_TITLE = 60;

/** Letters and digits of any script, and signs that mean nothing in code, JSON, YAML and Markdown. */
const TITLE = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .,&+()!’/-]*[\p{L}\p{M}\p{N}.+)!])?$/u;

/**
 * What is wrong with a title, and what to write instead; null where it is a good one.
 *
 * @example titleProblem('') // 'A title needs at least one letter. Write it as the tool does: "My Tool"'
 */
export function titleProblem(title: string): string | null {
  if (title.trim() === '') return 'A title needs at least one letter. Write it as the tool does: "My Tool"';
  if (title.length > LONGEST_TITLE)
    return `The title has ${title.length} letters, and at most ${LONGEST_TITLE} fit. Write it shorter.`;
  if (TITLE.test(title)) return null;
  if (/['`]/.test(title))
    return "A title has no straight quotes: it stands in the code between such. Write ’ in place of '";
  return 'A title begins with a letter or digit, and has only letters, digits, spaces and . , & + - ( ) ! ’ /. Write it without other signs.';
}

/** Scopes in which only we publish, and that of types. */
const FOREIGN_SCOPES = ['@msp', '@types', '@node'];

/** With its `@`, as npm writes it. @example scopeOf('acme') // '@acme' */
export const scopeOf = (word: string): string => (word.startsWith('@') ? word : `@${word}`);

/** What is wrong with a scope, and what to write instead; null where it is a good one. */
export function scopeProblem(scope: string): string | null {
  if (FOREIGN_SCOPES.includes(scope))
    return `${scope} is not yours to publish in. Give the name of your own organization or account, such as @acme.`;
  const fits = /^@[a-z0-9][a-z0-9._-]*$/.test(scope) && !scope.includes('..');
  return fits && validate(packageName({ name: 'my-tool', scope })).validForNewPackages && scope.length <= 100
    ? null
    : 'A scope is @ and the name of an organization or account at npm, in small letters. Write it so: --scope @acme';
}
