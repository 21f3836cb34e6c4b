/** What Linear can be asked, as documents with only the fields that are needed, and what the answers are. Pure. */
import type { Json, Recollection, TextQuery } from '@msp/protocol';
import { z } from 'zod';
import { pageOf } from './answers.js';
import type { Settings } from './settings.js';
import { alias } from './statements.js';

const FIRST = alias(0);
const ISSUE = 'id identifier title url updatedAt priorityLabel state { name type } assignee { name isMe }';
const PAGE = 'pageInfo { hasNextPage endCursor }';

/** Every document of this file by its name. */
export const DOCUMENTS = {
  whoAmI: `query WhoAmI { ${FIRST}: viewer { id name email organization { name urlKey } } }`,
  issues: `query Issues($filter: IssueFilter, $first: Int!, $after: String) { ${FIRST}: issues(filter: $filter, first: $first, after: $after, orderBy: updatedAt) { nodes { ${ISSUE} } ${PAGE} } }`,
  search: `query Search($term: String!, $first: Int!, $teamId: String) { ${FIRST}: searchIssues(term: $term, first: $first, teamId: $teamId) { nodes { ${ISSUE} } ${PAGE} } }`,
  comments: `query Comments($filter: CommentFilter, $first: Int!, $after: String) { ${FIRST}: comments(filter: $filter, first: $first, after: $after, orderBy: updatedAt) { nodes { id body url createdAt updatedAt user { name } issue { id identifier title } } ${PAGE} } }`,
  issueComments: `query IssueComments($id: String!, $first: Int!) { ${FIRST}: issue(id: $id) { id comments(first: $first, orderBy: updatedAt) { nodes { id body url createdAt updatedAt user { name } issue { id identifier title } } ${PAGE} } } }`,
  epics: `query Epics($filter: ProjectFilter, $first: Int!) { ${FIRST}: projects(filter: $filter, first: $first, orderBy: updatedAt) { nodes { id name url description progress targetDate updatedAt status { name type } projectMilestones(first: 10) { nodes { id name progress targetDate } } } ${PAGE} } }`,
  teams: `query Teams($first: Int!, $after: String) { ${FIRST}: teams(first: $first, after: $after) { nodes { id key name } ${PAGE} } }`,
  projects: `query Projects($filter: ProjectFilter, $first: Int!, $after: String) { ${FIRST}: projects(filter: $filter, first: $first, after: $after, orderBy: updatedAt) { nodes { id name status { name } } ${PAGE} } }`,
  states: `query States($filter: WorkflowStateFilter, $first: Int!, $after: String) { ${FIRST}: workflowStates(filter: $filter, first: $first, after: $after) { nodes { id name type position } ${PAGE} } }`,
} as const;

/** One of them with its variables. */
export const question = (
  name: keyof typeof DOCUMENTS,
  parameters: Readonly<Record<string, Json>>,
): TextQuery => ({
  language: 'graphql',
  text: DOCUMENTS[name],
  parameters,
});

/** States in which nothing is to be done any more. */
const OVER = ['completed', 'canceled', 'duplicate'];

/** Open issues of the team, or of the project where one is set. */
export const openIssues = ({ teamId, projectId }: Pick<Settings, 'teamId' | 'projectId'>) => ({
  team: { id: { eq: teamId } },
  ...(projectId !== undefined && { project: { id: { eq: projectId } } }),
  state: { type: { nin: OVER } },
});

const text = z.string().nullish().catch(null);
const Named = z.object({ name: z.string() }).nullish().catch(null);
const Assignee = z
  .object({ name: z.string(), isMe: z.boolean().optional().catch(undefined) })
  .nullish()
  .catch(null);
const Address = z
  .url({ protocol: /^https?$/ })
  .nullish()
  .catch(null);
const Time = z.iso.datetime({ offset: true }).nullish().catch(null);

export const Issue = z.object({
  ...{ id: z.string().min(1), identifier: z.string().min(1), title: z.string() },
  ...{ url: Address, updatedAt: Time, priorityLabel: text, state: Named, assignee: Assignee },
});
export const Comment = z.object({
  ...{ id: z.string().min(1), body: z.string(), url: Address, createdAt: Time, updatedAt: Time, user: Named },
  issue: z.object({ id: z.string(), identifier: z.string(), title: z.string() }).nullish().catch(null),
});
const Milestone = z.object({
  name: z.string(),
  progress: z.number().nullish().catch(null),
  targetDate: text,
});
export const Project = z.object({
  ...{ name: z.string(), url: Address, description: text, updatedAt: Time, status: Named },
  ...{ progress: z.number().nullish().catch(null), targetDate: text },
  projectMilestones: z.object({ nodes: z.array(Milestone) }).catch({ nodes: [] }),
});

export const IssuePage = pageOf(Issue);
export const CommentPage = pageOf(Comment);

/** Without what is not known. */
export const known = (facts: { readonly [name: string]: Json | undefined }): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(facts).filter(
      (entry): entry is [string, Json] => entry[1] !== null && entry[1] !== undefined,
    ),
  );

/** An issue, for people. */
export const issueTold = ({
  identifier,
  title,
  url,
  updatedAt,
  state,
  assignee,
  priorityLabel,
}: z.infer<typeof Issue>): Recollection => ({
  title: `${identifier} ${title}`,
  ...(url && { url }),
  ...(updatedAt && { time: updatedAt }),
  values: known({ state: state?.name, assignee: assignee?.name, priority: priorityLabel }),
});

/** A comment, for people. */
export const commentTold = ({
  body,
  url,
  createdAt,
  user,
  issue,
}: z.infer<typeof Comment>): Recollection => ({
  title: [user?.name ?? 'Somebody', ...(issue ? [`on ${issue.identifier} ${issue.title}`] : [])].join(' '),
  detail: body,
  ...(url && { url }),
  ...(createdAt && { time: createdAt }),
});

/** Projects of the team that are not over; with an id, that one. */
export const openProjects = (teamId: string, projectId?: string) =>
  projectId === undefined
    ? {
        accessibleTeams: { some: { id: { eq: teamId } } },
        status: { type: { nin: ['completed', 'canceled'] } },
      }
    : { id: { eq: projectId } };
