/** What connect.ts answers where it is asked for tasks. */
import type { Reply } from '@msp/protocol';

export const reply: Reply = {
  kind: 'answer',
  value: {
    items: [
      { id: 'tasks/7.md', title: 'Lunch', done: true },
      { id: 'tasks/8.md', title: 'Tea', done: false },
    ],
  },
};
