/** What Linear sends of its own accord: one of each kind that the plugin takes, as its documentation describes them. */
import type { CertificationOptions } from '@msp/testing';
import { ISSUE, TEAM } from './context.js';

const envelope = {
  ...{ createdAt: '2026-01-06T09:00:00.000Z', organizationId: '88888888-8888-4888-8888-888888888888' },
  ...{ webhookId: '99999999-9999-4999-8999-999999999999', webhookTimestamp: 1767690000000 },
  actor: { id: '77777777-7777-4777-8777-777777777777', type: 'user', name: 'Ada' },
};
const issue = {
  ...{ id: ISSUE, identifier: 'WEB-12', title: 'Login', url: 'https://linear.app/acme/issue/WEB-12/login' },
  ...{ description: 'People cannot log in', priority: 0, teamId: TEAM, labelIds: [], number: 12 },
  ...{
    state: { id: 'state-1', name: 'Todo', type: 'unstarted' },
    team: { id: TEAM, key: 'WEB', name: 'Web' },
  },
};
const comment = {
  ...{ id: '66666666-6666-4666-8666-666666666666', body: 'Works for me', issueId: ISSUE },
  ...{
    issue: { id: ISSUE, title: 'Login' },
    user: { id: '77777777-7777-4777-8777-777777777777', name: 'Ada' },
  },
};
const headers = (event: string, delivery: number) => ({
  'linear-event': event,
  'linear-delivery': `00000000-0000-4000-8000-00000000000${delivery}`,
});
const address = { url: issue.url };

export const requests = [
  {
    headers: headers('Issue', 1),
    body: { ...envelope, ...address, action: 'create', type: 'Issue', data: issue },
  },
  {
    headers: headers('Issue', 2),
    body: {
      ...envelope,
      ...address,
      action: 'update',
      type: 'Issue',
      data: issue,
      updatedFrom: { title: 'Log in' },
    },
  },
  {
    headers: headers('Issue', 3),
    body: { ...envelope, ...address, action: 'remove', type: 'Issue', data: issue },
  },
  {
    headers: headers('Comment', 4),
    body: { ...envelope, ...address, action: 'create', type: 'Comment', data: comment },
  },
  {
    headers: headers('Comment', 5),
    body: { ...envelope, ...address, action: 'update', type: 'Comment', data: comment },
  },
  {
    headers: headers('Comment', 6),
    body: { ...envelope, ...address, action: 'remove', type: 'Comment', data: comment },
  },
] as const satisfies CertificationOptions['webhook'];
