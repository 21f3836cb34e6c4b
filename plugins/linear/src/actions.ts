/** What can be asked for by name: `msp query linear create-issue …`. Pure. */
import { type Action, type Operation, oneLine, storableText } from '@msp/protocol';
import { z } from 'zod';
import type { Secret } from './contract.js';
import { addComments, findSessionIssue, makeIssue } from './operations.js';
import type { Settings } from './settings.js';
import { setState } from './steps.js';
import { LONGEST_TITLE } from './wording.js';

type Of<Input extends z.ZodType> = Action<Settings, Secret, z.infer<Input>>;

const issue = z.string().min(1).max(100).describe('The issue: its key (WEB-12) or its id.');
const summaryOf = (what: string, text: string): string => oneLine(`${what}: ${text}`, 120);

const issueInput = z.strictObject({
  title: z.string().min(1).max(LONGEST_TITLE).describe('What it is called.'),
  text: z.string().max(1_000_000).default('').describe('What else there is to say, in Markdown.'),
  priority: z.int().min(0).max(4).default(0).describe('1 urgent, 2 high, 3 medium, 4 low; 0 none.'),
});
const createIssue: Of<typeof issueInput> = {
  summary: 'Make an issue in the team',
  input: issueInput,
  run({ title, text, priority }, { request, uuid, settings: { teamId, projectId } }) {
    // It may be asked for twice on purpose, so its id is that of the request.
    const made = {
      ...{ id: uuid(`${request}/issue`), teamId, projectId, priority },
      // Nothing of a title that a person has given is cut: its length is that of the input.
      ...{ title: storableText(title), description: storableText(text) },
    };
    const place = { key: request, lane: request, summary: summaryOf('A new issue', title) };
    return makeIssue(place, 'MakeIssue', made, uuid);
  },
};

const commentInput = z.strictObject({
  issue,
  text: z.string().min(1).max(1_000_000).describe('What it says, in Markdown.'),
});
const addComment: Of<typeof commentInput> = {
  summary: 'Comment on an issue',
  input: commentInput,
  run: ({ issue: id, text }, { request, uuid }) =>
    addComments(
      { key: request, lane: request, summary: summaryOf(`A comment on ${id}`, text) },
      { issue: id, text: storableText(text) },
      uuid,
    ),
};

const stateInput = z.strictObject({
  issue,
  state: z
    .string()
    .min(1)
    .max(100)
    .describe("The name of a state of the issue's team, in any case: In Progress."),
});
const setStateAction: Of<typeof stateInput> = {
  summary: 'Move an issue to another state',
  input: stateInput,
  run: ({ issue: id, state }, { request }): Operation[] => [
    {
      ...{ key: request, lane: request, summary: summaryOf(`${id} goes to the state`, state) },
      ...{ query: setState(id, state), delivery: 'idempotent' },
    },
  ],
};

const useInput = z.strictObject({ issue });
const use: Of<typeof useInput> = {
  summary: "Make an issue the session's, in place of the one that it names",
  input: useInput,
  run({ issue: id }, { request, session }) {
    if (!session) throw new Error('There is no session that an issue could belong to.');
    return [
      findSessionIssue(
        { key: request, lane: `use ${request}`, summary: `The issue ${id} for the session` },
        id,
      ),
    ];
  },
};

export const actions = {
  'create-issue': createIssue,
  'add-comment': addComment,
  'set-state': setStateAction,
  use,
};
