/** What can be asked for by name: `msp query jira add-comment …`. It may be asked for twice on purpose, so keys are of the request. Pure. */
import { type Action, reportOf } from '@msp/protocol';
import { z } from 'zod';
import type { Requesting, Secret } from './contract.js';
import { issueFor } from './issue.js';
import { short } from './operations/kinds.js';
import { findFor, move } from './operations/moving.js';
import { comments, createIssue, worklog } from './operations/writing.js';
import { issueKey, type Settings } from './settings.js';
import { reportBlocks } from './text/report.js';

const issue = issueKey.optional().describe('The key of the issue. Default: that of the session.');
const text = z.string().trim().min(1).max(1_000_000);
/** What is written with a log of work is no report. */
const note = z.string().max(2_000).default('').describe('What was done.');

/** An action is typed by its schema. */
const action = <Input>(made: Action<Settings, Secret, Input>): Action<Settings, Secret, Input> => made;

/** Where an action writes: what is asked for one issue goes there in its order. */
const place = (context: Requesting, named: string | undefined, summary: string) => ({
  issue: issueFor(context, named),
  key: context.request,
  lane: context.session && named === undefined ? context.session.id : `issue/${named ?? 'own'}`,
  summary,
});

const addComment = action({
  summary: 'Comment on an issue',
  input: z.strictObject({ issue, text: text.describe('What is written, as plain text.') }),
  run: (input, context) =>
    comments(context, place(context, input.issue, `Comment: ${input.text}`), [{ text: input.text }]),
});

const transition = action({
  summary: 'Move an issue through its workflow',
  input: z.strictObject({
    issue,
    to: z.string().trim().min(1).max(255).describe('The name of a transition or of a status.'),
    fields: z
      .record(z.string(), z.json())
      .default({})
      .describe('What the transition asks for: `{"resolution": {"name": "Done"}}`.'),
  }),
  run(input, context) {
    const { issue: which, key, lane } = place(context, input.issue, '');
    return move(context, { issue: which, to: input.to, fields: input.fields, key, lane });
  },
});

const logWork = action({
  summary: 'Log work on an issue',
  input: z.strictObject({
    issue,
    minutes: z.number().min(1).max(60_000).describe('How long it took.'),
    started: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('When it began, ISO 8601. Default: so long ago that it ends now.'),
    note,
  }),
  run({ minutes, started, ...input }, context) {
    const began = new Date(Date.parse(context.time) - minutes * 60_000).toISOString();
    const at = place(context, input.issue, `Log ${minutes} min of work`);
    return worklog(context, at, {
      ...{ started: started ?? began, seconds: minutes * 60 },
      text: input.note.trim() || 'Worked on it',
    });
  },
});

const create = action({
  summary: 'Make a new issue',
  input: z.strictObject({
    summary: z.string().trim().min(1).max(10_000).describe('What it is called.'),
    description: z.string().max(1_000_000).default('').describe('What else there is to say.'),
    project: z
      .string()
      .trim()
      .regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/)
      .optional()
      .describe('The key of its project. Default: the first one of the settings.'),
    type: z.string().trim().min(1).max(255).optional().describe('Default: `issueType` of the settings.'),
    parent: issueKey.optional().describe('The epic or issue that it belongs to.'),
    labels: z
      .array(z.string().regex(/^\S{1,255}$/, 'a label has no spaces'))
      .max(50)
      .default([])
      .describe('Labels, without spaces.'),
  }),
  run(input, context) {
    const project = input.project ?? context.settings.projects[0];
    if (project === undefined) throw new Error('Name the project, for example project=WEB.');
    return createIssue(
      context,
      { key: context.request, lane: `project/${project}`, summary: `New issue: ${input.summary}` },
      {
        ...{ project, type: input.type ?? context.settings.issueType, title: input.summary },
        blocks: input.description.trim() === '' ? [] : [{ text: input.description }],
        ...{ labels: input.labels, parent: input.parent },
      },
    );
  },
});

const use = action({
  summary: 'Make an issue that of the session: what it writes from now on goes there, and what still waits',
  input: z.strictObject({ issue: issueKey.describe('The key of the issue.') }),
  run(input, context) {
    if (!context.session) throw new Error('There is no session.');
    return [findFor(context, context.session.id, context.request, input.issue.toUpperCase(), true)];
  },
});

const report = action({
  summary: 'Write what came of the session so far to an issue',
  input: z.strictObject({ issue }),
  run(input, context) {
    if (!context.session) throw new Error('There is no session.');
    const made = reportOf(context.session);
    const at = place(context, input.issue, `Report of the session: ${short(made.title)}`);
    return comments(context, at, reportBlocks(made));
  },
});

export const actions = {
  'add-comment': addComment,
  transition,
  'log-work': logWork,
  'create-issue': create,
  use,
  report,
};
