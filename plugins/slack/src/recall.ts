/** What Slack can be asked: `msp query slack search …`. Pure. */
import type { Question } from '@msp/protocol';
import { z } from 'zod';
import { pageIn } from './answers.js';
import type { Secret } from './contract.js';
import { searchEntries } from './queries.js';
import type { Settings } from './settings.js';

const input = z.strictObject({ words: z.string().min(1).max(300).describe('What is looked for.') });

const search: Question<Settings, Secret, z.infer<typeof input>> = {
  summary: 'Find entries in Slack',
  input,
  ask: ({ words }, context) => searchEntries(context, words),
  /** @throws where there is no answer; people read the message */
  read(reply) {
    const page = pageIn(reply);
    if (!page) throw new Error('Slack did not answer the question.');
    return page.items.map(({ id, title, url }) => ({
      title: title ?? id,
      ...(url && { url }),
    }));
  },
};

export const recall = { search };
