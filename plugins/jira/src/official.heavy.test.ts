/** What we send to Jira Cloud, and what our stand-in answers, under the eyes of Jira's own documents. */
import type { Json, Operation } from '@msp/protocol';
import { HOSTILE } from '@msp/testing';
import { expect, it } from 'vitest';
import { rehearse } from '../../../tools/contracts/ask.ts';
import { describeWithContracts } from '../../../tools/contracts/folder.ts';
import { withTool } from '../../../tools/contracts/tool.ts';
import { combine } from './combine.js';
import plugin from './index.js';
import { judge } from './judge.js';
import { createIssue } from './operations/writing.js';
import { CLOUD, contextWith } from './testing/context.js';
import { DOCUMENTS, watched } from './testing/contracted.js';
import { createJira, issueBy, NOW, TOKEN } from './testing/jira.js';
import { serviceFor } from './testing/service.js';
import { STRICT } from './testing/workflow.js';
import { adfOf } from './text/adf.js';

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

describeWithContracts('Jira Cloud', DOCUMENTS, () => {
  const looked = (jira = createJira()) => watched(serviceFor(jira));

  it.each([true, false])(
    'a whole session and all questions fit (sent step by step: %s)',
    async (eachStep) => {
      const jira = createJira();
      const remark = {
        id: '900',
        body: adfOf([{ text: 'Shall we?' }]) as Json,
        properties: [],
        created: NOW,
      };
      issueBy(jira, 'WEB-2')?.comments.push(remark);
      const service = looked(jira);
      const { problems, items, options } = await rehearse(plugin, {
        ...{ service, secrets, requests, eachStep, settings: { ...CLOUD, startTransition: 'In Progress' } },
        story: {
          updates: [...Object.values(HOSTILE).filter((text) => text.trim() !== ''), 'word '.repeat(20_000)],
        },
      });
      expect([...problems, ...service.violations()]).toEqual([]);
      expect(items.issues?.length).toBeGreaterThan(2);
      expect(items.issues?.filter(({ values }) => values?.assigned).length).toBeGreaterThan(2);
      expect(items.issues?.filter(({ values }) => !values?.assigned).length).toBeGreaterThan(2);
      // Ours are many by now.
      expect(items.comments?.map(({ detail }) => detail)).toEqual(['Shall we?']);
      expect(options.projects).toHaveLength(2);
      expect(service.covered()).toMatchInlineSnapshot(`
      [
        "addComment",
        "addWorklog",
        "createIssue",
        "doTransition",
        "getComments",
        "getCommentsByIds",
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
});
