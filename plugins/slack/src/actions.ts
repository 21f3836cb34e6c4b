/** What can be asked for by name: `msp query slack post …`. Pure. */
import { type Action, oneLine } from '@msp/protocol';
import { z } from 'zod';
import { paragraphs } from './blocks/block.js';
import type { Secret } from './contract.js';
import { post as message } from './message.js';
import type { Settings } from './settings.js';

const input = z.strictObject({
  text: z.string().min(1).max(100_000).describe('What is said. It is shown as it is written.'),
  to: z
    .enum(['thread', 'channel'])
    .default('thread')
    .describe("Where: the session's thread, or the channel. Without a session it is the channel."),
});

const post: Action<Settings, Secret, z.infer<typeof input>> = {
  summary: "Post a message into the session's thread, or the channel",
  input,
  // It may be asked for twice on purpose, so its key is that of the request.
  run({ text, to }, context) {
    const { session, request, time, settings } = context;
    const thread = to === 'thread' && settings.via === 'bot' ? session?.id : undefined;
    const asked = {
      ...{ key: request, lane: thread ?? 'channel', time, blocks: paragraphs(text) },
      summary: `Post: ${oneLine(text, 200) || 'without words'}`,
    };
    return message(context, asked, thread === undefined ? {} : { thread });
  },
};

export const actions = { post };
