/** What Slack can be asked: `msp query slack messages`, `msp query slack thread`. Pure. */
import { acceptedValue, type Question, type Recollection, type Reply } from '@msp/protocol';
import { z } from 'zod';
import { pageIn } from './answers.js';
import type { Secret } from './contract.js';
import { told } from './messages-read.js';
import { call, history, replies, threadOf } from './queries.js';
import type { Settings } from './settings.js';
import { whyText } from './why-not.js';

const input = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(20).describe('How many messages at most.'),
});
type Input = z.infer<typeof input>;

const Unasked = z.object({ webhook: z.boolean() });

/** @throws where there is no answer; people read the message */
function read(reply: Reply): Recollection[] {
  const page = pageIn(reply);
  if (!page) throw new Error(whyNot(reply));
  return page.messages.map((message) => {
    const { author, ...rest } = told(message);
    return { ...rest, values: { ts: message.ts, ...(author && { author }) } };
  });
}

function whyNot(reply: Reply): string {
  return Unasked.safeParse(acceptedValue(reply)).success
    ? 'A webhook cannot be asked for messages. Connect a bot: msp add slack'
    : whyText(reply, 'Slack did not answer the question.');
}

/** A webhook cannot be asked: what is sent then says what is missing. */
const unasked = (settings: Settings) => (settings.via === 'webhook' ? call('webhook-address') : null);

const messages: Question<Settings, Secret, Input> = {
  summary: 'The newest messages of the channel',
  input,
  ask: ({ limit }, { settings }) => unasked(settings) ?? history(settings.channel ?? '', limit),
  read,
};

const thread: Question<Settings, Secret, Input> = {
  summary: "The messages of the session's thread",
  input,
  ask({ limit }, { settings, session, link }) {
    if (!session) return unasked(settings) ?? history(settings.channel ?? '', limit);
    const { channel, ts } = threadOf(link, session.id);
    return unasked(settings) ?? replies(channel, ts, limit);
  },
  read,
};

export const recall = { messages, thread };
