/** What the certification of Jira needs, whatever its settings. */
import { createJira, issueBy, type Jira, NOW, TOKEN } from './jira.js';
import { shownComment, shownIssue } from './shown.js';
import { requests } from './webhook.js';

/** What Jira answers where comments are asked for: Cloud by their ids, a Server with their issues. */
export function commented(kind: Jira['kind']) {
  const jira = createJira({ kind });
  const issue = issueBy(jira, 'WEB-1');
  if (!issue) throw new Error('there is no issue');
  const comment = { id: '10300', body: 'Shall we?', properties: [], created: NOW };
  issue.comments.push(comment);
  const value =
    kind === 'cloud'
      ? { isLast: true, values: [shownComment(jira, issue, comment, true)] }
      : { issues: [shownIssue(jira, issue, ['summary', 'comment'], [])] };
  const state = { comments: [['10300', 0]], issues: [['WEB-1', 'Rotate tokens']] };
  return {
    comments: { reply: { kind: 'answer', status: 200, value }, ...(kind === 'cloud' && { state }) },
  } as const;
}

export const common = {
  secrets: { token: TOKEN },
  readme: new URL('../../README.md', import.meta.url),
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
