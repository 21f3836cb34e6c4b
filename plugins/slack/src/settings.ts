/** What a person may set. Strict, so that a misspelt setting is told to them. `describe` is the table in README.md. */
import { z } from 'zod';

export const settings = z.strictObject({
  space: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'small letters, digits and dashes')
    .default('main')
    .describe('The space in Slack that is written to.'),
});

export type Settings = z.infer<typeof settings>;
