/** As much of JQL as the stand-in for Jira understands: conditions joined by AND. */
import { plainText } from '../text/plain.js';
import type { HeldIssue, Jira } from './jira.js';
import { STATUSES } from './workflow.js';

type Test = (issue: HeldIssue) => boolean;

const STRING = '"((?:[^"\\\\]|\\\\.)*)"';
const unquoted = (text: string) => text.replace(/\\(.)/g, '$1');

/** What a search for words finds: their signs mean nothing once they are escaped. */
function wordsTest(quoted: string): Test | string {
  const query = unquoted(quoted);
  const bare = query.replace(/\\./g, '');
  const sign = /[+\-&|!(){}[\]^~*?\\:/"]|\b(?:AND|OR|NOT)\b/.exec(bare);
  if (sign) return `The text query '${query}' for field 'text' is not valid: '${sign[0]}'`;
  const words =
    unquoted(query)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return (issue) => {
    const text = [
      issue.fields.summary,
      plainText(issue.fields.description),
      ...issue.comments.map(({ body }) => plainText(body)),
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

const CONDITIONS: readonly (readonly [RegExp, (found: RegExpExecArray, jira: Jira) => Test | string])[] = [
  [
    new RegExp(`^project in \\((${STRING}(?:, ${STRING})*)\\)$`),
    ([, list = ''], jira) => {
      const keys = [...list.matchAll(new RegExp(STRING, 'g'))].map(([, key = '']) =>
        unquoted(key).toUpperCase(),
      );
      const unknown = keys.find((key) => !jira.projects.includes(key));
      return unknown === undefined
        ? ({ key }) => keys.includes(key.split('-')[0] ?? '')
        : `The value '${unknown}' does not exist for the field 'project'.`;
    },
  ],
  [
    new RegExp(`^project = ${STRING}$`),
    ([, key = '']) =>
      (issue) =>
        issue.key.startsWith(`${unquoted(key)}-`),
  ],
  [/^reporter = currentUser\(\)$/, () => () => true],
  [
    /^assignee = currentUser\(\)$/,
    () =>
      ({ assigned }) =>
        assigned,
  ],
  // What is nobody's is not found by `!=` alone.
  [/^assignee != currentUser\(\)$/, () => () => false],
  [
    /^\(assignee != currentUser\(\) OR assignee is EMPTY\)$/,
    () =>
      ({ assigned }) =>
        !assigned,
  ],
  [
    /^statusCategory != Done$/,
    () =>
      ({ status }) =>
        STATUSES[status]?.category !== 'done',
  ],
  [/^(updated|created) >= "(-\d+d|\d{4}-\d{2}-\d{2})"$/, () => () => true],
  [new RegExp(`^text ~ ${STRING}$`), ([, words = '']) => wordsTest(words)],
  [
    /^key = ([A-Z]+-\d+)$/,
    ([, wanted]) =>
      ({ key }) =>
        key === wanted,
  ],
];

/** What a JQL finds, or why it is none. */
export function searched(jira: Jira, jql: string): HeldIssue[] | string {
  const [, where = ''] = /^(.*?)\s*(?:ORDER BY [\w ,]+)?$/s.exec(jql) ?? [];
  if (where === '')
    return jira.kind === 'cloud'
      ? 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'
      : [...jira.issues];
  let found = [...jira.issues].reverse();
  for (const condition of where.match(/(?:"(?:[^"\\]|\\.)*"|[^"])+?(?= AND |$)/gs) ?? []) {
    const bare = condition.replace(/^ AND /, '');
    const known = CONDITIONS.map(([form, make]) => [form.exec(bare), make] as const).find(([match]) => match);
    if (!known?.[0]) return `Error in the JQL Query: '${bare.slice(0, 40)}' is not understood.`;
    const test = known[1](known[0], jira);
    if (typeof test === 'string') return test;
    found = found.filter(test);
  }
  return found;
}
