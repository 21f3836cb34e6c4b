/** What a person may set. The README's table is made of this. */
import { z } from 'zod';
import { isPortable } from './words/file-name.js';

const isFolder = (path: string): boolean =>
  path === '' || (path.length <= 120 && path.split('/').every(isPortable));

const folder = (path: string, description: string) =>
  z
    .string()
    .transform((given) => given.normalize('NFC').replace(/\/$/, ''))
    .refine(isFolder, 'give a folder within the vault with / between its parts, e.g. Work/Sessions')
    .prefault(path)
    .describe(description);

const heading = (words: string, description: string) =>
  z
    .string()
    .trim()
    .regex(
      /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .,:()&'-]{0,78}[\p{L}\p{M}\p{N}.)])?$/u,
      'give a few plain words',
    )
    .default(words)
    .describe(description);

const template = (text: string, description: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (typeof given === 'string' ? given : given.join('\n')))
    .prefault(text)
    .describe(description);

const Tag = z
  .string()
  .regex(/^(?=.*\p{L})[\p{L}\p{N}_/-]{1,80}$/u, 'a tag has letters, digits, -, _ and /, no #');

/** The settings of the plugin. */
export const Settings = z.strictObject({
  vault: z
    .string()
    .regex(
      /^(~$|~[\\/]|\/|[A-Za-z]:[\\/]|\\\\)/,
      'give the whole path of the vault: it begins with / or ~/ or a drive',
    )
    .describe("The vault's folder. `~/` is your home folder. It must exist."),
  folders: z
    .strictObject({
      sessions: folder('MSP/Sessions', 'Folder in the vault for session notes and canvases.'),
      decisions: folder('MSP/Decisions', 'Folder for decision records; each project has a folder in it.'),
      projects: folder('MSP/Projects', 'Folder for project notes.'),
      daily: folder('Daily', 'Folder of your daily notes, named YYYY-MM-DD. Empty: the top of the vault.'),
    })
    .prefault({}),
  daily: z.boolean().default(true).describe('Write a line for each session into the daily note.'),
  tags: z.array(Tag).default(['msp']).describe('Tags of new session, decision and project notes.'),
  headings: z
    .strictObject({
      updates: heading('Updates', 'Heading above what was done.'),
      decisions: heading('Decisions', 'Heading above the links to decisions.'),
      entities: heading('Entities', 'Heading above what was made.'),
      blockers: heading('Blockers', 'Heading above what stood in the way.'),
      notes: heading('Notes', 'Heading above remarks.'),
      summary: heading('Summary', 'Heading above the summary of a session.'),
      nextSteps: heading('Next steps', 'Heading above what comes next.'),
      decision: heading('Decision', 'In a decision record: what was decided.'),
      rationale: heading('Rationale', 'In a decision record: why.'),
      alternatives: heading('Alternatives', 'In a decision record: what else was weighed.'),
      related: heading('Related', 'In a decision record: its session, what it replaces, what it is about.'),
      sessions: heading('Sessions', 'In a project note: its sessions.'),
      daily: heading('MSP', 'In a daily note: the sessions of the day.'),
    })
    .prefault({}),
  templates: z
    .strictObject({
      session: template('# {{title}}\n\nProject: {{project-link}}\n', 'Text of a new session note.'),
      decision: template('# {{title}}\n', 'Text of a new decision record.'),
      project: template('# {{title}}\n', 'Text of a new project note.'),
      daily: template('', 'Text of a new daily note, where you have none for the day yet.'),
    })
    .prefault({}),
});

/** The settings with everything filled in. */
export type Settings = z.infer<typeof Settings>;
