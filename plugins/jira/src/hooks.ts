/** What follows from what happens. Pure: no clock, no chance, no network. A session without an issue gives nothing. */
import { blockerOf, decisionOf, type Operation, updateOf } from '@msp/protocol';
import type { Hooking, Parts } from './contract.js';
import { ending } from './ending.js';
import { issueOf } from './issue.js';
import { findFor, move } from './operations/moving.js';
import { comments, createIssue } from './operations/writing.js';
import type { COMMENTS } from './settings.js';
import type { Block } from './text/blocks.js';
import { decisionBlocks, updateBlocks } from './text/report.js';

/** A comment on the issue of the session, where the session has one and such comments are wanted. */
function comment(
  context: Hooking,
  kind: (typeof COMMENTS)[number],
  key: string,
  summary: string,
  blocks: () => readonly Block[],
): Operation[] {
  const { session, settings } = context;
  if (!settings.comments.includes(kind) || issueOf(session, settings) === null) return [];
  const place = { issue: context.link(session.id), key, lane: session.id, summary };
  return comments(context, place, blocks());
}

/** Are blockers issues of their own? They are where there is a project for them. */
const blockerProject = ({ settings }: Hooking): string | null =>
  settings.blockersAsIssues ? (settings.projects[0] ?? null) : null;

function find(context: Hooking, event: { readonly id: string }): Operation[] {
  const { session, settings } = context;
  const issue = issueOf(session, settings);
  return issue === null ? [] : [findFor(context, session.id, `${event.id}/issue`, issue)];
}

export const hooks: Parts['hooks'] = {
  'session-started'(event, context) {
    const { session, settings } = context;
    const issue = issueOf(session, settings);
    if (issue === null) return [];
    const { startTransition: to } = settings;
    return [
      ...find(context, event),
      ...(to === undefined
        ? []
        : // Comments do not wait for a way that is not open.
          move(context, { issue, to, fields: {}, key: event.id, lane: `${session.id}/start` })),
    ];
  },
  // It may go on on another branch.
  'session-resumed': (event, context) => find(context, event),
  'update-recorded': (event, context) =>
    comment(context, 'updates', event.id, `Update: ${event.data.description}`, () =>
      updateBlocks(updateOf(event)),
    ),
  'decision-made': (event, context) =>
    comment(context, 'decisions', event.id, `Decision: ${event.data.content}`, () =>
      decisionBlocks(decisionOf(event), context.number),
    ),
  'blocker-raised'(event, context) {
    const { description, severity, category } = blockerOf(event);
    const project = blockerProject(context);
    const label = `Blocker (${severity}, ${category})`;
    const summary = `Blocker: ${description}`;
    if (project === null)
      return comment(context, 'blockers', event.id, summary, () => [{ label, text: description }]);
    const { session, settings } = context;
    const about = session.goal ?? session.description;
    return createIssue(
      context,
      { key: event.id, lane: session.id, summary },
      {
        ...{ project, type: settings.issueType, title: description },
        blocks: [
          {
            facts: [
              ['Severity', severity],
              ['Category', category],
            ],
          },
          ...(about === null ? [] : [{ label: 'Met while working on', text: about }]),
        ],
      },
    );
  },
  'blocker-resolved'(event, context) {
    const { blockerId, resolution } = event.data;
    const raised = context.refers?.type === 'blocker-raised' ? context.refers : null;
    const blocks: Block[] = [
      { label: 'Resolved', text: raised?.data.description ?? 'A blocker' },
      ...(resolution === undefined ? [] : [{ label: 'How', text: resolution }]),
    ];
    const summary = `Blocker resolved: ${resolution ?? raised?.data.description ?? 'a blocker'}`;
    if (blockerProject(context) === null || raised === null)
      return comment(context, 'blockers', event.id, summary, () => blocks);
    const place = { issue: context.link(blockerId), key: event.id, lane: raised.sessionId, summary };
    return comments(context, place, blocks);
  },
  'session-ended': (event, context) => ending(event, context),
};
