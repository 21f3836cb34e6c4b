/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { EVERYTHING } from './testing/context.js';
import { official } from './testing/official.js';
import { requests } from './testing/requests.js';
import { service } from './testing/service.js';
import { requests as webhook } from './testing/webhook.js';

certify(plugin, {
  settings: EVERYTHING,
  readme: new URL('../README.md', import.meta.url),
  requests,
  webhook,
  service: () => official(service()),
});
