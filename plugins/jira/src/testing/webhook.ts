/** What Jira sends of its own accord. Put real requests here: one of each kind that the plugin takes. */
import type { CertificationOptions } from '@msp/testing';

export const requests = [
  {
    headers: { 'x-jira-delivery': '1' },
    body: {
      event: 'task.changed',
      item: { id: '7', title: 'Lunch', url: 'https://jira.example/7' },
    },
  },
] as const satisfies CertificationOptions['webhook'];
