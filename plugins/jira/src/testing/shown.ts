/** How the stand-in for Jira shows what it holds. */
import type { Json, JsonObject } from '@msp/protocol';
import type { HeldComment, HeldIssue, HeldWork, Jira } from './jira.js';
import { NOW } from './jira.js';
import { STATUSES, type Step, stepsFrom } from './workflow.js';

const api = ({ base, kind }: Jira) => `${base}/rest/api/${kind === 'cloud' ? 3 : 2}`;

export const shownPerson = (jira: Jira): JsonObject =>
  jira.kind === 'cloud'
    ? {
        self: `${api(jira)}/user?accountId=5b10ac8d82e05b22cc7d4ef5`,
        ...{ accountId: '5b10ac8d82e05b22cc7d4ef5', accountType: 'atlassian', active: true },
        ...{ displayName: 'Ada Lovelace', timeZone: 'Europe/London', avatarUrls: {} },
      }
    : {
        self: `${api(jira)}/user?username=ada`,
        name: 'ada',
        key: 'ada',
        active: true,
        displayName: 'Ada Lovelace',
      };

function shownStatus(jira: Jira, name: string): JsonObject {
  const { id = '1', category = 'new' } = STATUSES[name] ?? {};
  return {
    ...{ self: `${api(jira)}/status/${id}`, description: '', iconUrl: `${jira.base}/`, name, id },
    statusCategory: {
      self: `${api(jira)}/statuscategory/${category === 'new' ? 2 : category === 'done' ? 3 : 4}`,
      ...{ id: category === 'new' ? 2 : category === 'done' ? 3 : 4, key: category },
      ...{ colorName: 'blue-gray', name: category },
    },
  };
}

const shownField = (id: string, required: boolean): JsonObject => ({
  ...{
    required,
    key: id,
    name: id[0]?.toUpperCase() + id.slice(1),
    operations: ['set'],
    hasDefaultValue: false,
  },
  schema: { type: id, system: id },
});

const shownStep = (jira: Jira, { id, name, to, screen, from }: Step, withFields: boolean): JsonObject => ({
  ...{ id, name, to: shownStatus(jira, to), hasScreen: screen !== undefined, isGlobal: from === null },
  ...{ isInitial: false, isAvailable: true, isConditional: false, isLooped: false },
  ...(withFields && {
    fields: Object.fromEntries(
      Object.entries(screen ?? {}).map(([field, must]) => [field, shownField(field, must)]),
    ),
  }),
});

/** The transitions that are open for the account. */
export const shownSteps = (jira: Jira, { status }: HeldIssue, withFields: boolean): Json =>
  jira.denied.has('Transition issues')
    ? []
    : stepsFrom(jira.workflow, status).map((step) => shownStep(jira, step, withFields));

export const shownComment = (
  jira: Jira,
  issue: HeldIssue,
  comment: HeldComment,
  properties: boolean,
): JsonObject => ({
  ...{ self: `${api(jira)}/issue/${issue.id}/comment/${comment.id}`, id: comment.id, body: comment.body },
  ...{
    author: shownPerson(jira),
    updateAuthor: shownPerson(jira),
    created: comment.created,
    updated: comment.created,
  },
  ...(jira.kind === 'cloud' && { jsdPublic: true }),
  // A Server tells them nowhere but at an address of their own.
  ...(properties && jira.kind === 'cloud' && { properties: comment.properties }),
});

export const shownWork = (jira: Jira, issue: HeldIssue, work: HeldWork, properties: boolean): JsonObject => ({
  ...{ self: `${api(jira)}/issue/${issue.id}/worklog/${work.id}`, id: work.id, issueId: issue.id },
  ...{ author: shownPerson(jira), updateAuthor: shownPerson(jira), created: NOW, updated: NOW },
  ...{ started: work.started, timeSpent: `${work.seconds / 60}m`, timeSpentSeconds: work.seconds },
  ...(work.comment !== null && { comment: work.comment }),
  ...(properties && { properties: work.properties }),
});

/** @param asked the fields that are asked for */
export function shownIssue(
  jira: Jira,
  issue: HeldIssue,
  asked: readonly string[],
  expand: readonly string[],
): JsonObject {
  const { id, key, status, fields, created } = issue;
  const comments = issue.comments.map((each) => shownComment(jira, issue, each, false));
  const all: JsonObject = {
    ...fields,
    ...{
      status: shownStatus(jira, status),
      created,
      updated: created,
      assignee: issue.assigned ? shownPerson(jira) : null,
      priority: null,
    },
    project: {
      id: '10000',
      key: key.split('-')[0] ?? '',
      name: key.split('-')[0] ?? '',
      self: `${api(jira)}/project/10000`,
    },
    comment: {
      comments,
      maxResults: comments.length,
      startAt: 0,
      total: comments.length,
      self: `${api(jira)}/issue/${id}/comment`,
    },
  };
  return {
    ...{
      id,
      key,
      self: `${api(jira)}/issue/${id}`,
      expand: 'renderedFields,names,schema,operations,transitions',
    },
    fields: Object.fromEntries(
      Object.entries(all).filter(([name]) => asked.includes(name) || asked.includes('*all')),
    ),
    ...(expand.some((each) => each.startsWith('transitions')) && {
      transitions: shownSteps(jira, issue, expand.includes('transitions.fields')),
    }),
  };
}
