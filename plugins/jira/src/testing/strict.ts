/** What Jira refuses although its own description of the API lets it pass. */
import type { Json, JsonObject } from '@msp/protocol';
import type { ServiceAnswer } from '@msp/testing';
import type { Jira } from './jira.js';

/** What is wrong with each field; none where nothing is. */
export type Problems = Readonly<Record<string, string>>;

export const refused = (
  status: number,
  messages: readonly string[],
  errors: Problems = {},
): ServiceAnswer => ({
  status,
  body: { errorMessages: messages, errors },
});

export const members = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** Members that nobody knows. */
export function unknownIn(value: Json, known: readonly string[]): ServiceAnswer | null {
  const unknown = Object.keys(members(value)).find((name) => !known.includes(name));
  return unknown === undefined
    ? null
    : refused(400, [`Unrecognized field "${unknown}", not marked as ignorable`]);
}

const TOO_LONG = 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.';

/** What is wrong with a text; null where nothing is. */
export function textProblem({ kind }: Jira, text: Json | undefined): string | null {
  if (kind === 'server') {
    if (typeof text !== 'string')
      return 'Can not deserialize instance of java.lang.String out of START_OBJECT token';
    return text.trim() === '' ? 'Comment body can not be empty!' : text.length > 32_767 ? TOO_LONG : null;
  }
  const { type, version, content } = members(text);
  if (type !== 'doc' || version !== 1 || !Array.isArray(content))
    return 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
  if (content.length === 0) return 'Comment body can not be empty!';
  if (hasEmptyText(text)) return 'Comment body is not valid!';
  return JSON.stringify(text).length > 32_767 ? TOO_LONG : null;
}

function hasEmptyText(node: Json | undefined): boolean {
  const { type, text, content } = members(node);
  if (type === 'text') return typeof text !== 'string' || text === '';
  return Array.isArray(content) && content.some((each: Json) => hasEmptyText(each));
}

/** What is wrong with the properties of a comment or a log of work; null where nothing is. */
export function propertiesProblem(properties: Json | undefined): string | null {
  if (properties === undefined) return null;
  if (!Array.isArray(properties)) return 'properties is no list';
  const wrong = properties.some((each: Json) => {
    const { key, value, ...more } = members(each);
    const size = JSON.stringify(value ?? null).length;
    return typeof key !== 'string' || value === undefined || size > 32_768 || Object.keys(more).length > 0;
  });
  return wrong ? 'a property is not valid' : null;
}

/** What is wrong with the fields of a new issue. */
export function fieldProblems(jira: Jira, fields: JsonObject): Problems {
  const { project, issuetype, summary, description, labels, parent, ...more } = fields;
  const problems: Record<string, string> = {};
  const key = members(project).key;
  if (typeof key !== 'string' || !jira.projects.includes(key)) problems.project = 'valid project is required';
  if (!['Task', 'Bug', 'Story', 'Epic'].includes(String(members(issuetype).name)))
    problems.issuetype = 'Specify a valid issue type';
  if (typeof summary !== 'string' || summary.trim() === '')
    problems.summary = 'You must specify a summary of the issue.';
  else if (summary.length > 255) problems.summary = 'Summary must be less than 255 characters.';
  else if (/[\r\n]/.test(summary))
    problems.summary = 'The summary is invalid because it contains newline characters.';
  const wrong = description === undefined ? null : textProblem(jira, description);
  if (wrong !== null) problems.description = wrong;
  if (Array.isArray(labels) && labels.some((label) => /\s/.test(String(label))))
    problems.labels = 'The label contains spaces which is invalid.';
  if (parent !== undefined && !jira.issues.some((each) => each.key === members(parent).key))
    problems.parentId = 'Could not find issue by id or key.';
  for (const field of Object.keys(more))
    problems[field] = `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`;
  return problems;
}
