/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { signingKey } from './webhook.js';

export const manifest = {
  id: 'jira',
  name: 'Jira',
  summary: 'Writes decisions and the ends of sessions into Jira',
  homepage: 'https://jira.example',
  maturity: 'experimental',
  // Every host that is reached: MSP lets the plugin reach no other.
  hosts: ['api.jira.example'],
  secrets: {
    token: {
      label: 'API token',
      help: 'In Jira: Settings → API → New token',
      env: ['JIRA_TOKEN'],
    },
    signingKey,
  },
  // What the tool allows. Where its answers tell of limits, those are kept to without a word here.
  limits: { perMinute: 60 },
} as const satisfies Manifest;
