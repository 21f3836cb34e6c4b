/** JQL, Jira's own language for questions. It has no parameters: what people wrote is put in quoted. Pure. */
import { clean } from './text/blocks.js';

/**
 * A text as a value of JQL.
 *
 * @example quoted('a "b" \\c') // '"a \\"b\\" \\\\c"'
 */
export const quoted = (text: string): string =>
  `"${clean(text)
    .replace(/\s+/g, ' ')
    .replace(/["\\]/g, (sign) => `\\${sign}`)}"`;

/** What means something in the language that Jira looks for words in, within the quotes of JQL. */
const IN_SEARCH = /[+\-&|!(){}[\]^~*?\\/:"]/g;

/**
 * Words to be looked for as they are: none of them is an operator.
 *
 * @example wordsQuoted('C++ AND "x"') // '"C\\\\+\\\\+ and \\\\\\"x\\\\\\""'
 */
export const wordsQuoted = (words: string): string =>
  quoted(
    words
      .replace(/\b(AND|OR|NOT)\b/g, (word) => word.toLowerCase())
      .replace(IN_SEARCH, (sign) => `\\${sign}`),
  );

const inProjects = (projects: readonly string[]): string => `project in (${projects.map(quoted).join(', ')})`;

/** What is open: of these projects, or of the person's own where there are none. Newest first. */
export function openIssues(projects: readonly string[], mine: boolean): string {
  const conditions = [
    ...(projects.length > 0 ? [inProjects(projects)] : []),
    ...(mine || projects.length === 0 ? ['assignee = currentUser()'] : []),
    'statusCategory != Done',
  ];
  return `${conditions.join(' AND ')} ORDER BY updated DESC`;
}

/** What else is open in these projects: issues of others, and of nobody. Newest first. */
export const openIssuesOfOthers = (projects: readonly string[]): string =>
  `${inProjects(projects)} AND (assignee != currentUser() OR assignee is EMPTY) AND statusCategory != Done ORDER BY updated DESC`;

/** Issues in which these words stand. Newest first. */
export const issuesWith = (words: string, projects: readonly string[]): string =>
  `${[...(projects.length > 0 ? [inProjects(projects)] : []), `text ~ ${wordsQuoted(words)}`].join(' AND ')} ORDER BY updated DESC`;

/**
 * Issues that were changed on a day or later: of these projects, or of the person's own. Newest first.
 *
 * @param since ISO 8601. A day before it is asked for: Jira reads dates in the time zone of the account
 */
export function changedIssues(projects: readonly string[], since: string): string {
  const day = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
  const whose = projects.length > 0 ? inProjects(projects) : 'assignee = currentUser()';
  return `${whose} AND updated >= ${quoted(day)} ORDER BY updated DESC`;
}

/** Issues that this account made in a project: newest first. */
export const madeIn = (project: string): string =>
  `project = ${quoted(project)} AND reporter = currentUser() AND created >= "-30d" ORDER BY created DESC`;
