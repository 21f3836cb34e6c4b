/** What Slack sends of its own accord. Put real requests here: one of each kind that the plugin takes. */
import type { CertificationOptions } from '@msp/testing';

export const requests = [
  {
    headers: { 'x-slack-delivery': '1' },
    body: {
      event: 'task.changed',
      item: { id: '7', title: 'Lunch', url: 'https://slack.example/7' },
    },
  },
] as const satisfies CertificationOptions['webhook'];
