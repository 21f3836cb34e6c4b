/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { webhookSecret } from './webhook.js';

export const manifest = {
  id: 'jira',
  name: 'Jira',
  summary:
    'Writes sessions, decisions, blockers and work logs to your Jira issues, and moves them through their workflow',
  homepage: 'https://www.atlassian.com/software/jira',
  maturity: 'beta',
  // Only your own Jira is reached: the address that you set.
  hosts: [],
  addresses: ['url'],
  secrets: {
    token: {
      label: 'API token (Cloud) or personal access token (Server, Data Center)',
      help: 'Cloud: https://id.atlassian.com/manage-profile/security/api-tokens → Create API token. Server: your picture → Profile → Personal Access Tokens → Create token',
      env: ['JIRA_API_TOKEN', 'JIRA_TOKEN'],
    },
    webhookSecret,
  },
  environment: { url: ['JIRA_URL', 'JIRA_BASE_URL'], email: ['JIRA_EMAIL'] },
  // Jira Cloud says no figure for API tokens; far below what it starts to slow down at. Its answers tell when to wait.
  limits: { perMinute: 120, burst: 20, concurrency: 4 },
} as const satisfies Manifest;
