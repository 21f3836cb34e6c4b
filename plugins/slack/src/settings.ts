/** What a person may set. Strict, so that a misspelt setting is told to them. `describe` is the table in README.md. */
import { z } from 'zod';

/** What may go into a session's thread. */
const THREAD = ['updates', 'decisions', 'blockers', 'notes', 'entities', 'end'] as const;
export type ThreadPart = (typeof THREAD)[number];

export const settings = z
  .strictObject({
    via: z
      .enum(['bot', 'webhook'])
      .default('bot')
      .describe(
        'How messages reach Slack: `bot` keeps a thread for each session; `webhook` only posts the summary at the end of one.',
      ),
    channel: z
      .string()
      .regex(
        /^[CGD][A-Z0-9]{2,30}$/,
        'the id of a channel, for example C0123456789; Slack shows it under "View channel details"',
      )
      .optional()
      .describe('The id of the channel. The bot needs it; a webhook has its own.'),
    thread: z
      .array(z.enum(THREAD))
      .default(['updates', 'decisions', 'blockers', 'end'])
      .describe(
        "What goes into a session's thread: any of `updates`, `decisions`, `blockers`, `notes`, `entities`, `end` (the summary).",
      ),
    broadcast: z
      .boolean()
      .default(false)
      .describe('Is the summary at the end also shown in the channel itself?'),
    apiUrl: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe(
        'The address of the Web API, where it is another one: GovSlack (`https://slack-gov.com/api/`), a proxy.',
      ),
  })
  .refine(({ via, channel }) => via === 'webhook' || channel !== undefined, {
    path: ['channel'],
    message: 'the bot needs a channel: `msp configure slack` lets you pick one',
  });

export type Settings = z.infer<typeof settings>;
