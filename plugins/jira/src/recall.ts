/** What Jira can be asked: `msp query jira issues …`. Pure. */
import type { Question, Recollection, Reply } from '@msp/protocol';
import { z } from 'zod';
import { commentsIn, type Issue, issueIn, issuesIn, personName, timeIn } from './answers.js';
import type { Secret } from './contract.js';
import { issueFor } from './issue.js';
import { issuesWith, openIssues } from './jql.js';
import { refusal } from './judging/refusal.js';
import { wordsFor } from './judging/ways.js';
import { commentsOf, openTransitions, searchIssues } from './queries.js';
import { issueKey, type Settings } from './settings.js';
import { baseIn, pageOf } from './site.js';
import { plainText } from './text/plain.js';

/** A question is typed by its schema. */
const question = <Input>(made: Question<Settings, Secret, Input>): Question<Settings, Secret, Input> => made;

const limit = z.number().int().min(1).max(100).default(20).describe('At most so many.');
const issue = issueKey.optional().describe('The key of the issue. Default: that of the session.');

/** @throws where there is no answer; people read the message */
function answered<Value>(reply: Reply, value: Value | null): Value {
  if (value !== null) return value;
  const verdict = refusal(reply, null, 0);
  throw new Error(
    verdict.outcome === 'done'
      ? 'Jira did not answer the question.'
      : `Jira did not answer: ${verdict.reason}`,
  );
}

function issueTold({ key, self, fields }: Issue): Recollection {
  const time = timeIn(fields.updated);
  const base = baseIn(self);
  const values = {
    key,
    ...(fields.status?.name && { status: fields.status.name }),
    ...(personName(fields.assignee) && { assignee: personName(fields.assignee) as string }),
    ...(fields.issuetype?.name && { type: fields.issuetype.name }),
    ...(fields.priority?.name && { priority: fields.priority.name }),
  };
  return {
    title: fields.summary ? `${key} ${fields.summary}` : key,
    ...(fields.status?.name && { detail: fields.status.name }),
    ...(time && { time }),
    ...(base && { url: pageOf(base, key) }),
    values,
  };
}

const readIssues = (reply: Reply): Recollection[] => answered(reply, issuesIn(reply)).issues.map(issueTold);

const issues = question({
  summary: 'Open issues of your projects, the last changed first',
  input: z.strictObject({
    project: z.string().trim().min(1).max(20).optional().describe('The key of one project.'),
    mine: z.boolean().default(false).describe('Only those that are assigned to you.'),
    limit,
  }),
  ask: ({ project, mine, limit: most }, context) =>
    searchIssues(context, openIssues(project ? [project] : context.settings.projects, mine), {
      limit: most,
    }),
  read: readIssues,
});

const search = question({
  summary: 'Issues in which words stand',
  input: z.strictObject({ words: z.string().trim().min(1).max(300).describe('What is looked for.'), limit }),
  ask: ({ words, limit: most }, context) =>
    searchIssues(context, issuesWith(words, context.settings.projects), { limit: most }),
  read: readIssues,
});

const jql = question({
  summary: 'Issues by a JQL of your own',
  input: z.strictObject({
    jql: z.string().trim().min(1).max(10_000).describe('For example: sprint in openSprints()'),
    limit,
  }),
  ask: (input, context) => searchIssues(context, input.jql, { limit: input.limit }),
  read: readIssues,
});

const comments = question({
  summary: 'Comments of an issue, the newest first',
  input: z.strictObject({ issue }),
  ask: (input, context) => commentsOf(context, issueFor(context, input.issue)),
  read: (reply) =>
    answered(reply, commentsIn(reply)).comments.map((each) => {
      const time = timeIn(each.created);
      return {
        title: personName(each.author) ?? 'Somebody',
        detail: plainText(each.body),
        ...(time && { time }),
      };
    }),
});

const transitions = question({
  summary: 'Where an issue can go from where it is, and what that asks for',
  input: z.strictObject({ issue }),
  ask: (input, context) => openTransitions(context, issueFor(context, input.issue)),
  read: (reply) =>
    (answered(reply, issueIn(reply)).transitions ?? []).map((each) => {
      const asked = Object.entries(each.fields ?? {}).filter(([, { required }]) => required);
      const names = asked.map(([id, { name }]) => (name === undefined ? id : `${name} (${id})`));
      return {
        title: wordsFor(each),
        ...(names.length > 0 && { detail: `asks for ${names.join(', ')}` }),
        values: { transition: each.name ?? each.id, ...(each.to?.name && { to: each.to.name }) },
      };
    }),
});

export const recall = { issues, search, jql, comments, transitions };
