/** The same certification with the other way to Slack: a webhook. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { shared } from './testing/certified.js';

certify(plugin, {
  ...shared,
  name: 'slack-webhook',
  settings: { via: 'webhook' },
  secrets: { webhookUrl: 'https://hooks.slack.com/services/T0ACME0001/B0MSPBOT01/abcdefghijklmnopqrstuvwx' },
});
