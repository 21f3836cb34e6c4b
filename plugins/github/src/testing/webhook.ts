/** What GitHub sends of its own accord: one request of each kind that is taken. */
import type { WebhookSample } from '@msp/testing';

const repository = { id: 10, full_name: 'ada/webshop' };
const sender = { login: 'grace', id: 2 };
const issue = {
  ...{ number: 7, title: 'Tokens do not rotate', state: 'closed', updated_at: '2026-11-21T10:00:00Z' },
  ...{ html_url: 'https://github.com/ada/webshop/issues/7', body: 'They stay', user: sender },
};
const event = (name: string, body: object, id: string): WebhookSample => ({
  headers: { 'x-github-event': name, 'x-github-delivery': id, 'content-type': 'application/json' },
  body: { ...body, repository, sender },
});

export const requests: readonly WebhookSample[] = [
  event('issues', { action: 'closed', issue }, '72d3162e-cc78-11e3-81ab-4c9367dc0958'),
  event(
    'issue_comment',
    {
      action: 'created',
      issue,
      comment: {
        ...{ id: 9, body: 'Fixed', created_at: '2026-11-21T10:00:00Z', user: sender },
        html_url: 'https://github.com/ada/webshop/issues/7#issuecomment-9',
      },
    },
    '2',
  ),
  event(
    'pull_request',
    { action: 'opened', number: 8, pull_request: { ...issue, number: 8, state: 'open' } },
    '3',
  ),
  event(
    'push',
    {
      ...{ ref: 'refs/heads/main', before: '0', after: '1', deleted: false },
      compare: 'https://github.com/ada/webshop/compare/0...1',
      commits: [{ id: '1', message: 'Rotate\n\nEvery hour' }],
    },
    '4',
  ),
  event(
    'workflow_run',
    {
      action: 'completed',
      workflow_run: {
        ...{ id: 900, name: 'Tests', head_branch: 'main', status: 'completed', conclusion: 'failure' },
        ...{
          html_url: 'https://github.com/ada/webshop/actions/runs/900',
          updated_at: '2026-11-21T10:00:00Z',
        },
      },
    },
    '5',
  ),
];
