/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { signingKey } from './webhook.js';

export const manifest = {
  id: 'slack',
  name: 'Slack',
  summary: 'Writes decisions and the ends of sessions into Slack',
  homepage: 'https://slack.example',
  maturity: 'experimental',
  // Every host that is reached: MSP lets the plugin reach no other.
  hosts: ['api.slack.example'],
  secrets: {
    token: {
      label: 'API token',
      help: 'In Slack: Settings → API → New token',
      env: ['SLACK_TOKEN'],
    },
    signingKey,
  },
  // What the tool allows. Where its answers tell of limits, those are kept to without a word here.
  limits: { perMinute: 60 },
} as const satisfies Manifest;
