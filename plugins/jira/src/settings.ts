/** What a person may set. Strict, so that a misspelt setting is told to them. `describe` is the table in README.md. */
import { z } from 'zod';
import { isAddress, siteOf } from './site.js';

const status = z.string().trim().min(1).max(255).optional();

/** What becomes a comment on the issue of the session. */
export const COMMENTS = ['updates', 'decisions', 'blockers', 'session'] as const;

/** The key of an issue, as people write it. */
export const issueKey = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,19}-[1-9]\d{0,8}$/, 'the key of an issue, for example WEB-12');

const projectKey = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'the key of a project, for example WEB');

export const settings = z
  .strictObject({
    url: z
      .string()
      .trim()
      .refine(isAddress, 'an address, for example https://acme.atlassian.net')
      .describe('The address of your Jira. Any page of it will do.'),
    kind: z
      .enum(['cloud', 'server'])
      .optional()
      .describe(
        '`cloud`, or `server` for Server and Data Center. Default: `cloud` on atlassian.net, else `server`.',
      ),
    email: z
      .string()
      .trim()
      .regex(/^[^\s:@]+@[^\s:@]+$/, 'an e-mail address')
      .optional()
      .describe('With which you sign in to Jira Cloud. Server and Data Center do not need it.'),
    projects: z
      .array(projectKey)
      .max(50)
      .default([])
      .describe(
        'Keys of your projects: a branch such as `ada/web-12-login` names an issue of theirs, and their open issues are at hand.',
      ),
    issue: issueKey.optional().describe('The issue of every session that names none by its epic or branch.'),
    comments: z
      .array(z.enum(COMMENTS))
      .default(['session'])
      .describe(
        'What is written as a comment: `updates`, `decisions`, `blockers` when they happen, `session` a report at the end.',
      ),
    startTransition: status.describe(
      'Moves the issue when a session begins: a transition or status by name.',
    ),
    endTransition: status.describe('The same when a session ends.'),
    doneTransition: status.describe('The same when a session ends at 100%, in place of `endTransition`.'),
    endFields: z
      .record(z.string(), z.json())
      .default({})
      .describe(
        'Fields that these two last transitions ask for, as Jira names them: `{"resolution": {"name": "Done"}}`.',
      ),
    worklog: z.boolean().default(false).describe('Is the time of each session logged as work?'),
    blockersAsIssues: z
      .boolean()
      .default(false)
      .describe('Does each blocker become an issue of the first of your projects?'),
    issueType: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .default('Task')
      .describe('The type of issues that are made here.'),
  })
  .refine((given) => siteOf(given).kind === 'server' || given.email !== undefined, {
    path: ['email'],
    message: 'Jira Cloud needs the e-mail address with which you sign in',
  });

export type Settings = z.infer<typeof settings>;
