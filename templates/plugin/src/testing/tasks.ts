/** What Sample Tool answers where it is asked for tasks. Put a real answer here, with every field that the plugin reads. */
import type { Reply } from '@msp/protocol';

export const reply: Reply = {
  kind: 'answer',
  status: 200,
  value: {
    items: [
      { id: '7', title: 'Lunch', done: true, url: 'https://sample-tool.example/7' },
      { id: '8', title: 'Tea', done: false },
    ],
    next: 'p2',
  },
};
