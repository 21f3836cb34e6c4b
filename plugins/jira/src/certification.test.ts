/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { SETTINGS } from './testing/context.js';
import { service } from './testing/service.js';
import { requests } from './testing/webhook.js';

certify(plugin, {
  settings: SETTINGS,
  readme: new URL('../README.md', import.meta.url),
  requests: { add: [{ title: 'Lunch at one' }], search: [{ words: 'lunch' }] },
  webhook: requests,
  service,
});
