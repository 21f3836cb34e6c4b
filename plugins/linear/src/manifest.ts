/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { webhookSecret } from './webhook.js';

export const manifest = {
  id: 'linear',
  name: 'Linear',
  summary: 'Keeps the progress, decisions, blockers and reports of sessions on your issues in Linear',
  homepage: 'https://linear.app',
  maturity: 'beta',
  // Every host that is reached: MSP lets the plugin reach no other.
  hosts: ['api.linear.app'],
  addresses: ['apiUrl'],
  secrets: {
    apiKey: {
      label: 'API key',
      help: 'In Linear: Settings → Security & access → Personal API keys → New API key, with the permissions Read and Write',
      env: ['LINEAR_API_KEY'],
    },
    webhookSecret,
  },
  environment: { teamId: ['LINEAR_TEAM_ID'], projectId: ['LINEAR_PROJECT_ID'] },
  // Linear counts by the hour and tells in each answer what is left, which is kept to: this only spreads it evenly.
  limits: { perMinute: 40, burst: 20, concurrency: 4 },
} as const satisfies Manifest;
