/** What can be asked for by name: `msp query github add …`. Pure. */
import type { Action } from '@msp/protocol';
import { z } from 'zod';
import type { Secret } from './contract.js';
import { entryOperation } from './entry.js';
import type { Settings } from './settings.js';

const input = z.strictObject({
  title: z.string().min(1).max(300).describe('What it is called.'),
  text: z.string().max(100_000).default('').describe('What else there is to say.'),
});

const add: Action<Settings, Secret, z.infer<typeof input>> = {
  summary: 'Write an entry into GitHub',
  input,
  // It may be asked for twice on purpose, so its key is that of the request.
  run: (entry, context) => [
    entryOperation(context, context.request, { reference: context.request, ...entry }),
  ],
};

export const actions = { add };
