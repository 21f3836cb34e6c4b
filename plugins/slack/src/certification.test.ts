/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { SETTINGS } from './testing/context.js';
import { service } from './testing/service.js';
import { fakeSlack } from './testing/store.js';
import { requests } from './testing/webhook.js';

const shared = {
  readme: new URL('../README.md', import.meta.url),
  requests: { post: [{ text: 'Lunch at one' }], messages: [{}], thread: [{ limit: 5 }] },
  webhook: requests,
  service: () => {
    const slack = fakeSlack();
    slack.say('It works here too', slack.say('Does it work?'));
    return service(slack);
  },
};

certify(plugin, { ...shared, settings: SETTINGS });

certify(plugin, {
  ...shared,
  name: 'slack-webhook',
  settings: { via: 'webhook' },
  secrets: { webhookUrl: 'https://hooks.slack.com/services/T0ACME0001/B0MSPBOT01/abcdefghijklmnopqrstuvwx' },
});
