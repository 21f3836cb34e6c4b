/** What the stand-in for Jira does with requests about one issue. */
import type { Json, JsonObject } from '@msp/protocol';
import type { ServiceAnswer, ServiceRequest } from '@msp/testing';
import { addIssue, type HeldIssue, type Jira, NOW } from './jira.js';
import { shownComment, shownIssue, shownSteps, shownWork } from './shown.js';
import { fieldProblems, members, propertiesProblem, refused, textProblem, unknownIn } from './strict.js';
import { stepsFrom } from './workflow.js';

/** One issue, and what is asked of it. */
interface AboutIssue {
  readonly jira: Jira;
  readonly issue: HeldIssue;
  readonly request: ServiceRequest;
}
type Route = (about: AboutIssue) => ServiceAnswer;

const list = (request: ServiceRequest, name: string): string[] => (request.query.get(name) ?? '').split(',');
const listOf = (value: Json | undefined): readonly JsonObject[] =>
  (Array.isArray(value) ? value : []) as JsonObject[];

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3 */
export const ISSUE_ROUTES: Readonly<Record<string, Route>> = {
  'GET ': ({ jira, issue, request }) => ({
    body: shownIssue(
      jira,
      issue,
      request.query.has('fields') ? list(request, 'fields') : ['*all'],
      list(request, 'expand'),
    ),
  }),
  'GET transitions': ({ jira, issue, request }) => ({
    body: {
      expand: 'transitions',
      transitions: shownSteps(jira, issue, list(request, 'expand').includes('transitions.fields')),
    },
  }),
  'POST transitions'({ jira, issue, request: { value } }) {
    const unknown = unknownIn(value, ['transition', 'fields', 'update', 'historyMetadata', 'properties']);
    if (unknown) return unknown;
    const { transition, fields } = members(value);
    const { id } = members(transition);
    if (typeof id !== 'string') return refused(400, ["Missing 'transition' identifier"]);
    const step = jira.denied.has('Transition issues')
      ? undefined
      : stepsFrom(jira.workflow, issue.status).find((each) => each.id === id);
    if (!step)
      return refused(400, [
        `It seems that you have tried to perform a workflow operation that is not valid for the current state of this issue (${issue.key}).`,
      ]);
    const given = members(fields);
    const errors: Record<string, string> = {};
    for (const [field, must] of Object.entries(step.screen ?? {}))
      if (must && given[field] === undefined) errors[field] = `${field} is required.`;
    for (const field of Object.keys(given))
      if (step.screen?.[field] === undefined)
        errors[field] = `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`;
    if (Object.keys(errors).length > 0) return refused(400, [], errors);
    issue.status = step.to;
    return { status: 204 };
  },
  'GET comment'({ jira, issue, request: { query } }) {
    const [startAt, maxResults] = [Number(query.get('startAt') ?? 0), Number(query.get('maxResults') ?? 50)];
    const all = query.get('orderBy') === '-created' ? [...issue.comments].reverse() : issue.comments;
    const properties = (query.get('expand') ?? '').includes('properties');
    const comments = all
      .slice(startAt, startAt + maxResults)
      .map((each) => shownComment(jira, issue, each, properties));
    return { body: { startAt, maxResults, total: all.length, comments } };
  },
  'POST comment'({ jira, issue, request: { value } }) {
    const { body, properties } = members(value);
    const problem = textProblem(jira, body) ?? propertiesProblem(properties);
    const unknown = unknownIn(value, ['body', 'properties', 'visibility']);
    if (unknown) return unknown;
    if (problem !== null) return refused(400, [], { comment: problem });
    if (jira.denied.has('Add comments'))
      return refused(400, [], {
        comment: `Ada Lovelace, you do not have the permission to comment on this issue.`,
      });
    const comment = { id: jira.next(), body: body as Json, properties: listOf(properties), created: NOW };
    issue.comments.push(comment);
    return { status: 201, body: shownComment(jira, issue, comment, false) };
  },
  'GET worklog'({ jira, issue, request: { query } }) {
    const [after, before] = [
      Number(query.get('startedAfter') ?? 0),
      Number(query.get('startedBefore') ?? 8e15),
    ];
    const works = issue.works.filter(({ started }) => {
      const time = Date.parse(started.replace('+0000', 'Z'));
      return time > after && time < before;
    });
    const properties = (query.get('expand') ?? '').includes('properties');
    const worklogs = works.map((each) => shownWork(jira, issue, each, properties));
    return { body: { startAt: 0, maxResults: 5000, total: worklogs.length, worklogs } };
  },
  'POST worklog'({ jira, issue, request: { value } }) {
    const unknown = unknownIn(value, [
      'comment',
      'started',
      'timeSpent',
      'timeSpentSeconds',
      'properties',
      'visibility',
    ]);
    if (unknown) return unknown;
    const { timeSpentSeconds: seconds, started, comment, properties } = members(value);
    const errors: Record<string, string> = {};
    if (typeof seconds !== 'number' || seconds < 60)
      errors.timeLogged = 'You must indicate the time spent working.';
    if (typeof started !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/.test(started))
      errors.startedDate = "is not in the format yyyy-MM-dd'T'HH:mm:ss.SSSZ";
    const wrong = comment === undefined ? null : textProblem(jira, comment);
    if (wrong !== null) errors.comment = wrong;
    if (Object.keys(errors).length > 0 || propertiesProblem(properties) !== null)
      return refused(400, [], errors);
    if (jira.denied.has('Work on issues'))
      return refused(403, ['You do not have the permission to associate a worklog to this issue.']);
    const work = {
      ...{ id: jira.next(), seconds: seconds as number, started: started as string },
      ...{ comment: comment ?? null, properties: listOf(properties) },
    };
    issue.works.push(work);
    return { status: 201, body: shownWork(jira, issue, work, true) };
  },
};

/** Makes an issue, or says why not. */
export function makeIssue(jira: Jira, value: Json): { issue: HeldIssue } | { answer: ServiceAnswer } {
  const unknown = unknownIn(value, ['fields', 'update', 'properties', 'transition', 'historyMetadata']);
  if (unknown) return { answer: unknown };
  const fields = members(members(value).fields);
  const problems = fieldProblems(jira, fields);
  if (Object.keys(problems).length > 0) return { answer: refused(400, [], problems) };
  if (jira.denied.has('Create issues'))
    return {
      answer: refused(400, [], { project: 'You do not have permission to create issues in this project.' }),
    };
  const { project, ...more } = fields;
  return { issue: addIssue(jira, String(members(project).key), more) };
}
