/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { webhookSecret } from './webhook.js';

export const manifest = {
  id: 'github',
  name: 'GitHub',
  summary:
    'Session summaries and decisions on GitHub; its commits, issues and Actions runs beside your sessions',
  homepage: 'https://github.com',
  maturity: 'beta',
  hosts: ['api.github.com'],
  // GitHub Enterprise Server stands at an address of its own.
  addresses: ['apiUrl'],
  secrets: {
    token: {
      label: 'Personal access token',
      help:
        'github.com → your picture → Settings → Developer settings → Personal access tokens → Fine-grained tokens → Generate new token. ' +
        'Permissions: Contents read; Issues, Pull requests read and write; Actions read (write to start workflows). Or a classic one: repo',
      env: ['GITHUB_TOKEN', 'GH_TOKEN'],
    },
    webhookSecret,
  },
  // What is read counts too: 5,000 requests an hour, of which 40 a minute flow in, and 40 more after a pause; so never more than the 80
  // comments and issues a minute that GitHub takes. It also asks to be sent one request at a time.
  limits: { perMinute: 80, burst: 40, concurrency: 1 },
} as const satisfies Manifest;
