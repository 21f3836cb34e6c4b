/** What a person may set. Strict, so that a misspelt setting is told to them. `describe` is the table in README.md. */
import { z } from 'zod';

/** Events that can become comments. */
export const COMMENTED = ['update-recorded', 'blocker-raised', 'blocker-resolved', 'session-ended'] as const;

const repository = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/,
    'owner/name, as in the address',
  );
const branch = z.string().min(1).max(200);

export const settings = z.strictObject({
  repositories: z
    .array(repository)
    .min(1)
    .max(20)
    .describe('Repositories as `owner/name`. Comments, decisions and workflows belong to the first one.'),
  comment: z
    .enum(['named', 'pull-request', 'off'])
    .default('named')
    .describe(
      'Where comments go: `named`, the issue or pull request that the epic or the branch names; `pull-request`, the open pull ' +
        'request of the branch; `off`, nowhere.',
    ),
  events: z
    .array(z.enum(COMMENTED))
    .default(['session-ended'])
    .describe(
      'What becomes a comment: `update-recorded`, `blocker-raised`, `blocker-resolved`, `session-ended`.',
    ),
  issue: z
    .int()
    .min(1)
    .max(999_999_999)
    .optional()
    .describe('The number of the issue that comments go to where neither epic nor branch names one.'),
  issueFromBranch: z
    .boolean()
    .default(true)
    .describe(
      'Does a number in the name of a branch (`12-login`, `feature/12-login`, `issue-12`) name an issue?',
    ),
  decisions: z
    .enum(['off', 'issue', 'discussion'])
    .default('off')
    .describe(
      'What a decision becomes in the first repository: one that was recorded as such, not one that was heard in an update.',
    ),
  labels: z
    .array(z.string().min(1).max(50))
    .max(20)
    .default(['decision'])
    .describe('Labels of decisions that become issues.'),
  discussions: z
    .strictObject({
      repositoryId: z
        .string()
        .min(1)
        .max(100)
        .describe("GitHub's id of the repository; `msp configure github` finds it."),
      categoryId: z
        .string()
        .min(1)
        .max(100)
        .describe("GitHub's id of the category; `msp configure github` finds it."),
    })
    .optional()
    .describe('Where decisions are written as discussions.'),
  dispatch: z
    .strictObject({
      workflow: z
        .string()
        .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/, 'the name of its file, or its id')
        .describe(
          'The workflow that is started when a session ends: the name of its file, for example `notes.yml`.',
        ),
      ref: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe("Branch or tag that it runs on. Default: the session's branch."),
      inputs: z
        .record(z.string().min(1).max(100), z.string().max(10_000))
        .default({})
        .describe('Inputs of the workflow.'),
      keyInput: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe(
          'The input that is given a key, which tells this run from others where the run is named after it.',
        ),
    })
    .optional()
    .describe('A workflow that is started when a session ends.'),
  branches: z
    .array(branch)
    .max(10)
    .default([])
    .describe('Branches whose commits are kept at hand, beside the default one and those of your sessions.'),
  assigned: z
    .boolean()
    .default(false)
    .describe(
      'Keep at hand only issues and pull requests that are assigned to you, rather than all open ones.',
    ),
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('GitHub Enterprise Server: `https://<your host>/api/v3`. Leave it out for github.com.'),
});

export type Settings = z.infer<typeof settings>;
