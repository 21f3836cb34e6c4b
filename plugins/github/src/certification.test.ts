/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { EVERYTHING } from './testing/context.js';
import { requests } from './testing/requests.js';
import { service } from './testing/service.js';
import { requests as webhook } from './testing/webhook.js';

certify(plugin, {
  // Where a decision is an issue, the one that it replaces is looked for before it is written to. The certification takes an
  // operation for a single request: what becomes of those two is looked at in replaced.heavy.test.ts.
  settings: {
    ...EVERYTHING,
    ...{ decisions: 'discussion', discussions: { repositoryId: 'R_10', categoryId: 'DIC_1' } },
  },
  readme: new URL('../README.md', import.meta.url),
  requests,
  webhook,
  service,
});
