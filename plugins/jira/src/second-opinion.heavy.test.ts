/** Another client of Jira's, jira.js, before the same stand-in: replies of which it has a schema and that do not fit throw. */
import { createCloudClient, isApiError } from 'jira.js';
import { expect, it } from 'vitest';
import { serve } from '../../../tools/contracts/serve.ts';
import { contracted } from './testing/contracted.js';
import { createJira, EMAIL, issueBy, TOKEN } from './testing/jira.js';
import { serviceFor } from './testing/service.js';

async function opened() {
  const jira = createJira();
  const { url } = await serve(contracted(serviceFor(jira)));
  const clientWith = (apiToken: string) =>
    createCloudClient({
      host: url,
      auth: { type: 'basic', email: EMAIL, apiToken },
      onSchemaMismatch: 'throw',
    });
  return { jira, clientWith, client: clientWith(TOKEN) };
}

const textOf = (text: string) => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const fieldsOf = (project: string, summary: string) => ({
  fields: {
    ...{ project: { key: project }, issuetype: { name: 'Task' }, summary },
    description: textOf('Why'),
  },
});

/** What a client says of a refusal. */
async function refused(asked: Promise<unknown>) {
  const error = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isApiError(error)) throw new Error(`it was not refused: ${String(error)}`);
  return { status: error.status, body: error.body };
}

it('finds nothing to say against an issue, its comments, its work and its way through the workflow', async () => {
  const { jira, client } = await opened();
  expect((await client.myself.getCurrentUser()).displayName).toBe('Ada Lovelace');
  const issue = await client.issues.getIssue({ issueIdOrKey: 'WEB-1', fields: ['summary', 'status'] });
  expect(issue.key).toBe('WEB-1');
  await client.issueComments.addComment({ issueIdOrKey: 'WEB-1', body: textOf('By another client') });
  const { transitions = [] } = await client.issues.getTransitions({
    issueIdOrKey: 'WEB-1',
    expand: ['transitions.fields'],
  });
  const way = transitions.find(({ name }) => name === 'Done');
  await client.issues.doTransition({ issueIdOrKey: 'WEB-1', transition: { id: way?.id } });
  expect(issueBy(jira, 'WEB-1')?.status).toBe('Done');
  await client.issueWorklogs.addWorklog({
    ...{ issueIdOrKey: 'WEB-1', timeSpentSeconds: 1800, started: '2026-11-21T09:00:00.000+0000' },
  });
  const { worklogs = [] } = await client.issueWorklogs.getIssueWorklog({ issueIdOrKey: 'WEB-1' });
  expect(worklogs).toHaveLength(1);
  const { comments = [] } = await client.issueComments.getComments({ issueIdOrKey: 'WEB-1' });
  expect(comments).toHaveLength(1);
  const { values = [] } = await client.issueComments.getCommentsByIds({
    ids: [Number(comments[0]?.id)],
    expand: 'properties',
  });
  expect(values).toMatchObject([{ id: comments[0]?.id, properties: [] }]);
});

it('finds what it looks for: issues page by page, and projects', async () => {
  const { client } = await opened();
  const asked = { jql: 'project in ("WEB")', fields: ['summary', 'comment', 'assignee'], maxResults: 5 };
  const first = await client.issueSearch.searchAndReconsileIssuesUsingJqlPost(asked);
  const nextPageToken = first.nextPageToken ?? '';
  const second = await client.issueSearch.searchAndReconsileIssuesUsingJqlPost({ ...asked, nextPageToken });
  expect([first.issues?.length, second.issues?.length, second.isLast]).toEqual([5, 2, true]);
  const projects = await client.projects.searchProjects({ startAt: 1, maxResults: 1 });
  expect(projects.values?.map(({ key }) => key)).toEqual(['OPS']);
  expect([projects.isLast, projects.total]).toEqual([true, 2]);
});

it('makes issues, one and several, of which one is refused', async () => {
  const { jira, client } = await opened();
  const { key } = await client.issues.createIssue(fieldsOf('WEB', 'Made alone'));
  expect(issueBy(jira, key ?? '')?.fields.summary).toBe('Made alone');
  const made = await client.issues.createIssues({
    issueUpdates: [fieldsOf('WEB', 'One'), fieldsOf('NOPE', 'Two'), fieldsOf('OPS', 'Three')],
  });
  expect(made.issues?.map((each) => each.key)).toEqual(['WEB-9', 'OPS-1']);
  expect(made.errors).toMatchObject([{ status: 400, failedElementNumber: 1 }]);
});

it('understands why it is refused', async () => {
  const { jira, client, clientWith } = await opened();
  expect(await refused(clientWith('another').myself.getCurrentUser())).toMatchObject({ status: 401 });
  expect(await refused(client.issues.getIssue({ issueIdOrKey: 'WEB-99' }))).toMatchObject({
    ...{ status: 404, body: { errorMessages: [expect.stringMatching(/does not exist/)] } },
  });
  expect(await refused(client.issues.createIssue(fieldsOf('NOPE', 'Nowhere')))).toMatchObject({
    ...{ status: 400, body: { errorMessages: [], errors: { project: 'valid project is required' } } },
  });
  expect(
    await refused(client.issues.createIssues({ issueUpdates: [fieldsOf('NOPE', 'All')] })),
  ).toMatchObject({
    ...{ status: 400, body: { issues: [], errors: [{ failedElementNumber: 0 }] } },
  });
  jira.denied.add('Work on issues');
  const work = { issueIdOrKey: 'WEB-1', timeSpentSeconds: 60, started: '2026-11-21T09:00:00.000+0000' };
  expect(await refused(client.issueWorklogs.addWorklog(work))).toMatchObject({ status: 403 });
  jira.limit = { seconds: 7, reason: 'jira-burst-based' };
  expect(await refused(client.myself.getCurrentUser())).toMatchObject({ status: 429 });
});
