/** What can be asked for by name: `msp query github add-comment …`. Pure. */
import type { Action } from '@msp/protocol';
import { escapeMarkdownBlock, markdownReport, reportOf, storableText } from '@msp/protocol';
import { z } from 'zod';
import { commentsOn } from './comment.js';
import type { Secret } from './contract.js';
import { decisionText, decisionTitle } from './decision.js';
import { number, repository, repositoryOf } from './recall/parts.js';
import { issueOperations } from './record.js';
import { first, placeOf } from './repository.js';
import type { Settings } from './settings.js';
import { titleOf } from './text.js';
import { dispatchOperation } from './workflow.js';

type Of<Input> = Action<Settings, Secret, Input>;

const body = z.string().max(1_000_000);
const markdown = z
  .boolean()
  .default(false)
  .describe('Is the text Markdown? Else it is shown as it is written.');
const labels = z.array(z.string().min(1).max(50)).max(20).optional();

const shown = (text: string, isMarkdown: boolean): string =>
  storableText(isMarkdown ? text : escapeMarkdownBlock(text));

const comment = z.strictObject({ issue: number, text: body.min(1), markdown, repository });
const addComment: Of<z.infer<typeof comment>> = {
  summary: 'Comment on an issue or a pull request',
  input: comment,
  run({ issue, text, markdown: isMarkdown, repository: name }, context) {
    const place = repositoryOf(context, name);
    return commentsOn(
      { target: { ...placeOf(place), issue_number: issue }, name: `${place}#${issue}` },
      {
        // It may be asked for twice on purpose, so its key is that of the request.
        ...{ key: context.request, lane: `request ${context.request}`, since: context.time },
        text: shown(text, isMarkdown),
      },
    );
  },
};

const newIssue = z.strictObject({
  title: z.string().min(1).max(250),
  text: body.default(''),
  markdown,
  labels,
  repository,
});
const createIssue: Of<z.infer<typeof newIssue>> = {
  summary: 'Open an issue',
  input: newIssue,
  run: ({ title, text, markdown: isMarkdown, labels: given, repository: name }, context) =>
    issueOperations(
      repositoryOf(context, name),
      {
        ...{ key: context.request, lane: `request ${context.request}`, time: context.time },
        ...{ title: titleOf(title), text: shown(text, isMarkdown), labels: given ?? [] },
      },
      (local) => context.link(local) as { $link: string },
    ),
};

const record = z.strictObject({
  decision: z.string().min(1).max(100_000).describe('What was decided.'),
  why: z.string().max(100_000).optional(),
  alternatives: z.array(z.string().max(10_000)).max(50).default([]),
  labels,
});
const createRecord: Of<z.infer<typeof record>> = {
  summary: 'Write a decision down as an issue',
  input: record,
  run({ decision, why, alternatives, labels: given }, context) {
    const whole = {
      ...{ content: decision, rationale: why ?? null, alternatives },
      ...{ impact: null, category: null },
    };
    return issueOperations(
      first(context.settings),
      {
        ...{ key: context.request, lane: `request ${context.request}`, time: context.time },
        ...{ title: decisionTitle(decision, null), text: decisionText(whole, context.session?.id ?? null) },
        labels: given ?? context.settings.labels,
      },
      (local) => context.link(local) as { $link: string },
    );
  },
};

const start = z.strictObject({
  workflow: z
    .string()
    .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/)
    .optional(),
  ref: z.string().min(1).max(200).optional(),
  inputs: z.record(z.string(), z.string()).default({}),
});
const dispatch: Of<z.infer<typeof start>> = {
  summary: 'Start a workflow of GitHub Actions',
  input: start,
  run({ workflow, ref, inputs }, { settings, session, request, time }) {
    const file = workflow ?? settings.dispatch?.workflow;
    const branch = ref ?? settings.dispatch?.ref ?? session?.branch;
    if (!file) throw new Error('Say which workflow: workflow=notes.yml.');
    if (!branch) throw new Error('Say on which branch: ref=main.');
    const { keyInput } = settings.dispatch?.workflow === file ? settings.dispatch : {};
    return [
      dispatchOperation(settings, { key: request, time, workflow: file, ref: branch, inputs, keyInput }),
    ];
  },
};

const reported = z.strictObject({ issue: number, repository });
const report: Of<z.infer<typeof reported>> = {
  summary: 'Comment on an issue with what the session came to so far',
  input: reported,
  run({ issue, repository: name }, context) {
    const { session, request, time } = context;
    if (session === null) throw new Error('There is no session to tell about.');
    const place = repositoryOf(context, name);
    return commentsOn(
      { target: { ...placeOf(place), issue_number: issue }, name: `${place}#${issue}` },
      { key: request, lane: `request ${request}`, since: time, text: markdownReport(reportOf(session)) },
    );
  },
};

export const actions = {
  'add-comment': addComment,
  'create-issue': createIssue,
  'create-adr': createRecord,
  dispatch,
  report,
};
