/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { DONE, ISSUE, TEAM } from './testing/context.js';
import { service } from './testing/service.js';
import { requests } from './testing/webhook.js';

const shared = {
  readme: new URL('../README.md', import.meta.url),
  requests: {
    'create-issue': [{ title: 'Lunch at one' }],
    'add-comment': [{ issue: 'WEB-12', text: 'At one' }],
    'set-state': [{ issue: 'WEB-12', state: 'done' }],
    use: [{ issue: 'WEB-12' }],
    search: [{ words: 'lunch' }],
    comments: [{ issue: 'WEB-12' }],
  },
  webhook: requests,
  service,
};

const everything = {
  teamId: TEAM,
  updates: ['update', 'decision', 'blocker', 'note', 'entity', 'goal', 'end'],
  completedStateId: DONE,
};

/** The ways in which a session has its issue, each with all that may be written. */
certify(plugin, {
  ...shared,
  name: 'linear',
  settings: { ...everything, sessionIssue: true, blockers: true },
});
certify(plugin, { ...shared, name: 'linear-fixed', settings: { ...everything, issue: ISSUE } });
