/** What Jira sends of its own accord, as its documentation shows it. */
import type { CertificationOptions } from '@msp/testing';

const user = {
  self: 'https://acme.atlassian.net/rest/api/2/user?accountId=5b10ac8d82e05b22cc7d4ef5',
  accountId: '5b10ac8d82e05b22cc7d4ef5',
  displayName: 'Ada Lovelace',
  active: true,
};
const issue = {
  id: '10001',
  self: 'https://acme.atlassian.net/rest/api/2/issue/10001',
  key: 'WEB-1',
  fields: { summary: 'Rotate tokens', status: { name: 'In Progress', id: '10001' } },
};
const headers = (id: string) => ({
  'x-atlassian-webhook-identifier': id,
  'user-agent': 'Atlassian HttpClient',
});

export const requests = [
  {
    headers: headers('1'),
    body: { timestamp: 1_795_253_400_000, webhookEvent: 'jira:issue_created', user, issue },
  },
  {
    headers: headers('2'),
    body: {
      ...{ timestamp: 1_795_253_460_000, webhookEvent: 'jira:issue_updated', user, issue },
      issue_event_type_name: 'issue_generic',
      changelog: {
        id: '10124',
        items: [
          {
            ...{ field: 'status', fieldtype: 'jira', from: '10000', fromString: 'To Do' },
            ...{ to: '10001', toString: 'In Progress' },
          },
        ],
      },
    },
  },
  {
    headers: headers('3'),
    body: {
      ...{ timestamp: 1_795_253_520_000, webhookEvent: 'comment_created', issue },
      comment: {
        self: 'https://acme.atlassian.net/rest/api/2/issue/10001/comment/10252',
        ...{
          id: '10252',
          author: user,
          body: 'Shall we rotate on every use?',
          created: '2026-11-21T09:32:00.000+0000',
        },
      },
    },
  },
  {
    headers: headers('4'),
    body: { timestamp: 1_795_253_580_000, webhookEvent: 'jira:issue_deleted', user, issue },
  },
] as const satisfies CertificationOptions['webhook'];
