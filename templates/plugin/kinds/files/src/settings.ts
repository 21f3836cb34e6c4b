/** What a person may set. Strict, so that a misspelt setting is told to them. `describe` is the table in README.md. */
import { z } from 'zod';

export const settings = z.strictObject({
  folder: z
    .string()
    .regex(/^(~$|~[\\/]|\/|[A-Za-z]:[\\/])/, 'give the whole path: it begins with / or ~/ or a drive')
    .describe('The folder that is written in. `~/` is your home folder. It must exist.'),
});

export type Settings = z.infer<typeof settings>;
