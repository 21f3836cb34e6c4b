/** What the certification of Linear needs, whatever its settings. */
import { DONE, TEAM } from './context.js';
import { service } from './service.js';
import { requests } from './webhook.js';

export const shared = {
  readme: new URL('../../README.md', import.meta.url),
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

/** All that may be written. */
export const everything = {
  teamId: TEAM,
  updates: ['update', 'decision', 'blocker', 'note', 'entity', 'goal', 'end'],
  completedStateId: DONE,
};
