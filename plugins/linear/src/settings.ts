/** What a person may set. Strict, so that a misspelt setting is told to them. `describe` is the table in README.md. */
import { z } from 'zod';

const uuid = () => z.guid('an id as Linear has it: 8-4-4-4-12 letters and digits');

/** The events that may become comments. */
export const COMMENTED = ['update', 'decision', 'blocker', 'note', 'entity', 'goal', 'end'] as const;

/** Those that do where nobody says otherwise. */
export const USUAL: (typeof COMMENTED)[number][] = ['update', 'decision', 'blocker', 'end'];

export const settings = z.strictObject({
  teamId: uuid().describe('The id of the team in which issues are made, and whose open issues are shown.'),
  teamKeys: z
    .array(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'the key of a team, for example WEB'))
    .default([])
    .describe(
      'The keys of the teams whose issues a session or its branch may name (`WEB` in `WEB-12`). With none, any key in capitals counts.',
    ),
  projectId: uuid()
    .optional()
    .describe('The id of a project: new issues belong to it, and only its open issues are shown.'),
  issue: uuid().optional().describe('The id of the issue on which sessions are written that name none.'),
  sessionIssue: z
    .boolean()
    .default(false)
    .describe('Whether an issue is made for a session that names none, where `issue` is not set.'),
  updates: z
    .array(z.enum(COMMENTED))
    .default(USUAL)
    .describe(`What becomes a comment on the issue: ${COMMENTED.join(', ')}.`),
  blockers: z
    .boolean()
    .default(false)
    .describe("Whether a blocker becomes an issue of its own, which blocks the session's."),
  completedStateId: uuid()
    .optional()
    .describe(
      'The id of the state to which an issue that was made for a session goes at its end, and one for a blocker when that is resolved. ' +
        'Without it they stay where they are.',
    ),
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Another address of the API, for a proxy. Only needed there.'),
});

export type Settings = z.infer<typeof settings>;
