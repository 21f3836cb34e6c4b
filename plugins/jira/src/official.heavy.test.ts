/** What we send to Jira Cloud, and what our stand-in answers, under the eyes of Jira's own documents. */
import type { Operation } from '@msp/protocol';
import { HOSTILE } from '@msp/testing';
import { createCloudClient } from 'jira.js';
import { expect, it } from 'vitest';
import { jiraRules } from '../../../tools/contracts/adf.ts';
import { rehearse } from '../../../tools/contracts/ask.ts';
import { checked } from '../../../tools/contracts/checked.ts';
import { describeWithContracts } from '../../../tools/contracts/folder.ts';
import { serve } from '../../../tools/contracts/serve.ts';
import { ADF, JIRA, jiraContract } from '../../../tools/contracts/services.ts';
import { withTool } from '../../../tools/contracts/tool.ts';
import { combine } from './combine.js';
import plugin from './index.js';
import { judge } from './judge.js';
import { createIssue } from './operations/writing.js';
import { CLOUD, contextWith } from './testing/context.js';
import { createJira, EMAIL, issueBy, TOKEN } from './testing/jira.js';
import { serviceFor } from './testing/service.js';
import { STRICT } from './testing/workflow.js';

const requests = {
  'add-comment': [{ issue: 'WEB-1', text: 'Lunch *at* one' }],
  transition: [{ issue: 'WEB-2', to: 'In Progress' }],
  'log-work': [{ issue: 'WEB-1', minutes: 30, note: 'Talked' }],
  'create-issue': [{ summary: 'Lunch', description: 'At one', labels: ['food'], parent: 'WEB-2' }],
  use: [{ issue: 'WEB-2' }],
  report: [{}],
  issues: [{}, { mine: true }],
  search: [{ words: 'rotate AND "keys" (now)' }],
  jql: [{ jql: 'key = WEB-1' }],
  comments: [{ issue: 'WEB-1' }],
  transitions: [{ issue: 'WEB-1' }],
};
const secrets = { token: TOKEN };

const newIssue = (project: string, key: string) =>
  createIssue(
    contextWith(CLOUD),
    { key, lane: 'l', summary: key },
    { project, type: 'Task', title: key, blocks: [{ text: 'Why' }] },
  )[0] as Operation;

describeWithContracts('Jira Cloud', [JIRA, ADF], () => {
  const looked = (jira = createJira()) =>
    checked(serviceFor(jira), jiraContract(), { extra: jiraRules, secrets: [TOKEN] });

  it.each([true, false])(
    'a whole session and all questions fit (sent step by step: %s)',
    async (eachStep) => {
      const service = looked();
      const { problems, items, options } = await rehearse(plugin, {
        ...{ service, secrets, requests, eachStep, settings: { ...CLOUD, startTransition: 'In Progress' } },
        story: {
          updates: [...Object.values(HOSTILE).filter((text) => text.trim() !== ''), 'word '.repeat(20_000)],
        },
      });
      expect([...problems, ...service.violations()]).toEqual([]);
      expect(items.issues?.length).toBeGreaterThan(2);
      expect(options.projects).toHaveLength(2);
      expect(service.covered()).toMatchInlineSnapshot(`
      [
        "addComment",
        "addWorklog",
        "createIssue",
        "doTransition",
        "getComments",
        "getCurrentUser",
        "getIssue",
        "searchAndReconsileIssuesUsingJqlPost",
        "searchProjects",
      ]
    `);
    },
  );

  it('blockers as issues, and a workflow that asks for something', async () => {
    const jira = createJira({ workflow: STRICT });
    const issue = issueBy(jira, 'WEB-7');
    if (issue) issue.status = 'In Review';
    const service = looked(jira);
    const { problems } = await rehearse(plugin, {
      ...{ service, secrets, requests: { ...requests, transition: [{ issue: 'WEB-2', to: 'Start work' }] } },
      settings: {
        ...{ ...CLOUD, startTransition: undefined, endTransition: 'Done', blockersAsIssues: true },
        endFields: { resolution: { name: 'Done' } },
      },
    });
    expect([...problems, ...service.violations()]).toEqual([]);
    expect(issue?.status).toBe('Done');
  });

  it('several issues at once, of which one is refused', async () => {
    const service = looked();
    await withTool(plugin, { service, secrets, settings: CLOUD }, async ({ transport }) => {
      const operations = ['WEB', 'NOPE', 'WEB'].map((project, index) => newIssue(project, `issue-${index}`));
      const query = combine.merge(operations);
      if (query === null) throw new Error('they do not go together');
      const verdicts = judge(await transport.send(query, []), operations, 0);
      expect(verdicts).toMatchObject([
        { outcome: 'done', links: [{ local: 'issue-0' }] },
        { outcome: 'failed', reason: 'project: valid project is required' },
        { outcome: 'done', links: [{ local: 'issue-2' }] },
      ]);
    });
    expect(service.violations()).toEqual([]);
    expect(service.covered()).toEqual(['createIssues']);
  });

  it('jira.js finds nothing to say against the stand-in, and each sees what the other wrote', async () => {
    const jira = createJira();
    const { url } = await serve(looked(jira));
    const client = createCloudClient({
      host: url,
      auth: { type: 'basic', email: EMAIL, apiToken: TOKEN },
      onSchemaMismatch: 'throw',
    });
    expect((await client.myself.getCurrentUser()).displayName).toBe('Ada Lovelace');
    const issue = await client.issues.getIssue({ issueIdOrKey: 'WEB-1', fields: ['summary', 'status'] });
    expect(issue.key).toBe('WEB-1');
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'By another client' }] }];
    const body = { type: 'doc', version: 1, content };
    await client.issueComments.addComment({ issueIdOrKey: 'WEB-1', body });
    const { transitions = [] } = await client.issues.getTransitions({
      issueIdOrKey: 'WEB-1',
      expand: ['transitions.fields'],
    });
    const way = transitions.find(({ name }) => name === 'Done');
    await client.issues.doTransition({ issueIdOrKey: 'WEB-1', transition: { id: way?.id } });
    await client.issueWorklogs.addWorklog({
      ...{ issueIdOrKey: 'WEB-1', timeSpentSeconds: 1800, started: '2026-11-21T09:00:00.000+0000' },
    });
    const { worklogs = [] } = await client.issueWorklogs.getIssueWorklog({ issueIdOrKey: 'WEB-1' });
    const found = await client.issueSearch.searchAndReconsileIssuesUsingJqlPost({
      ...{
        jql: 'project in ("WEB") AND text ~ "another client"',
        fields: ['summary', 'comment'],
        maxResults: 5,
      },
    });
    expect([worklogs.length, found.issues?.map(({ key }) => key)]).toEqual([1, ['WEB-1']]);
    expect(issueBy(jira, 'WEB-1')?.status).toBe('Done');
    const { comments = [] } = await client.issueComments.getComments({ issueIdOrKey: 'WEB-1' });
    expect(comments).toHaveLength(1);
    const projects = await client.projects.searchProjects();
    expect(projects.values?.map(({ key }) => key)).toEqual(['WEB', 'OPS']);
  });
});
