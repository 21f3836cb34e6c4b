/** Posts every decision to an address. */
import { definePlugin } from '@msp/protocol';
import { z } from 'zod';

export default definePlugin({
  contract: 1,
  manifest: { id: 'hello', name: 'Hello', summary: 'Posts every decision', hosts: [], addresses: ['url'] },
  settings: z.strictObject({ url: z.url().describe('Where to post.') }),
  hooks: {
    'decision-made': ({ id, sessionId, data: { content: text } }, { settings }) => [
      {
        key: id,
        lane: sessionId,
        summary: `Decision: ${text}`,
        query: { language: 'http', request: { method: 'POST', url: settings.url, body: { text } } },
        delivery: 'at-least-once',
      },
    ],
  },
});
