/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import { describe } from 'vitest';
import plugin from './index.js';
import { CLOUD, SERVER } from './testing/context.js';
import { createJira, issueBy, type Jira, NOW, TOKEN } from './testing/jira.js';
import { serverService, service } from './testing/service.js';
import { shownIssue } from './testing/shown.js';
import { requests } from './testing/webhook.js';

/** What Jira answers where issues with a comment are asked for. */
function commented(kind: Jira['kind']) {
  const jira = createJira({ kind });
  const issue = issueBy(jira, 'WEB-1');
  if (issue) issue.comments.push({ id: '10300', body: 'Shall we?', properties: [], created: NOW });
  const issues = issue ? [shownIssue(jira, issue, ['summary', 'comment'], [])] : [];
  return { comments: { reply: { kind: 'answer', status: 200, value: { issues } } } } as const;
}

const common = {
  secrets: { token: TOKEN },
  readme: new URL('../README.md', import.meta.url),
  requests: {
    'add-comment': [{ issue: 'WEB-1', text: 'Lunch at one' }],
    transition: [{ issue: 'WEB-1', to: 'Done', fields: { resolution: { name: 'Done' } } }],
    'log-work': [{ issue: 'WEB-1', minutes: 30 }],
    'create-issue': [{ summary: 'Lunch', description: 'At one', labels: ['food'] }],
    use: [{ issue: 'WEB-2' }],
    report: [{ issue: 'WEB-1' }],
    issues: [{}, { project: 'WEB', mine: true }],
    search: [{ words: 'a "quoted" (word) AND \\ more' }],
    jql: [{ jql: 'sprint in openSprints()' }],
    comments: [{ issue: 'WEB-1' }],
    transitions: [{ issue: 'WEB-1' }],
  },
  webhook: requests,
};

describe('Jira Cloud', () =>
  certify(plugin, { ...common, settings: CLOUD, service, feeds: commented('cloud') }));
describe('Jira Cloud, with blockers as issues', () =>
  certify(plugin, {
    ...common,
    service,
    feeds: commented('cloud'),
    settings: {
      ...CLOUD,
      blockersAsIssues: true,
      comments: ['blockers'],
      worklog: false,
      endTransition: undefined,
      startTransition: undefined,
    },
  }));
describe('Jira Server', () =>
  certify(plugin, {
    ...common,
    settings: JSON.parse(JSON.stringify(SERVER)),
    service: serverService,
    feeds: commented('server'),
  }));
