/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { signingSecret } from './webhook.js';

export const manifest = {
  id: 'slack',
  name: 'Slack',
  summary: 'A thread for each session in a channel of Slack, with its summary at the end',
  homepage: 'https://slack.com',
  maturity: 'beta',
  hosts: ['slack.com', 'hooks.slack.com', 'hooks.slack-gov.com'],
  addresses: ['apiUrl'],
  secrets: {
    botToken: {
      label: 'Bot token',
      help: 'api.slack.com/apps → your app → Install App → Install to Workspace → Allow; then OAuth & Permissions → Bot User OAuth Token → Copy: xoxb-…',
      env: ['SLACK_BOT_TOKEN'],
      optional: true,
    },
    webhookUrl: {
      label: 'Webhook address',
      help: 'api.slack.com/apps → Create New App → From scratch: a name and the workspace → Create App; then Incoming Webhooks → On → Add New Webhook to Workspace → the channel → Allow → Copy: https://hooks.slack.com/services/…',
      env: ['SLACK_WEBHOOK_URL'],
      optional: true,
    },
    signingSecret,
  },
  environment: { channel: ['SLACK_CHANNEL_ID'] },
  // One message a second a channel.
  limits: { perMinute: 60, burst: 1, concurrency: 1 },
} as const satisfies Manifest;
