/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { signingKey } from './webhook.js'; // part: webhook

export const manifest = {
  id: 'sample-tool',
  name: 'Sample Tool',
  summary: 'Writes decisions and the ends of sessions into Sample Tool',
  homepage: 'https://sample-tool.example',
  maturity: 'experimental',
  // Every host that is reached: MSP lets the plugin reach no other.
  hosts: ['api.sample-tool.example'],
  secrets: {
    token: {
      label: 'API token',
      help: 'In Sample Tool: Settings → API → New token',
      env: ['SAMPLE_TOOL_TOKEN'],
    },
    signingKey, // part: webhook
  },
  // What the tool allows. Where its answers tell of limits, those are kept to without a word here.
  limits: { perMinute: 60 },
} as const satisfies Manifest;
