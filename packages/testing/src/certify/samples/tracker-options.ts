import type { CertificationOptions } from '../options.js';
import { feedReply } from './tracker-feeds.js';
import { teamsReply } from './tracker-guide.js';
import { trackerService } from './tracker-service.js';
import { taskReply } from './tracker-tasks.js';

/** All that the certification of the sample tracker asks for. */
export const trackerOptions: CertificationOptions = {
  settings: { team: 'WEB' },
  readme: '# Tracker\n\nSecrets: API key, Signing key. Setting: team.',
  requests: { remark: [{ text: 'Hello' }], search: [{ words: 'login' }] },
  service: trackerService,
  tasks: { reply: taskReply },
  feeds: { issues: { reply: feedReply, state: { etag: '"v0"' } } },
  picks: { team: teamsReply },
  webhook: [
    { body: { sent: 0, kind: 'issue', issue: { number: 7, title: 'Ship it', state: 'open' } } },
    { body: { challenge: 'abc' } },
  ],
};
