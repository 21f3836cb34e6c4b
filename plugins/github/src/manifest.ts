/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { signingKey } from './webhook.js';

export const manifest = {
  id: 'github',
  name: 'GitHub',
  summary: 'Writes decisions and the ends of sessions into GitHub',
  homepage: 'https://github.example',
  maturity: 'experimental',
  // Every host that is reached: MSP lets the plugin reach no other.
  hosts: ['api.github.example'],
  secrets: {
    token: {
      label: 'API token',
      help: 'In GitHub: Settings → API → New token',
      env: ['GITHUB_TOKEN'],
    },
    signingKey,
  },
  // What the tool allows. Where its answers tell of limits, those are kept to without a word here.
  limits: { perMinute: 60 },
} as const satisfies Manifest;
