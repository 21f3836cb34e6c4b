/** What follows from what happens. Pure: no clock, no chance, no network. */
import {
  blockerOf,
  decisionOf,
  type EventType,
  type HookContext,
  type Operation,
  oneLine,
} from '@msp/protocol';
import type { Parts, Secret } from './contract.js';
import { addComments, bring, closeIssue, findSessionIssue, makeIssue, sayWhatBlocks } from './operations.js';
import type { COMMENTED, Settings } from './settings.js';
import { issueId, sessionIssueId, targetOf } from './target.js';
import * as wording from './wording.js';

type Given = HookContext<Settings, Secret>;
type Happened = { readonly id: string; readonly sessionId: string };

const summaryOf = (what: string, text: string): string => oneLine(`${what}: ${text}`, 120);
const placeOf = (event: Happened, summary: string) => ({ key: event.id, lane: event.sessionId, summary });

/** A comment on the session's issue; none where it has no issue, or nobody wants such comments. */
function comment(
  event: Happened,
  context: Given,
  what: { readonly kind: (typeof COMMENTED)[number]; readonly summary: string; readonly text: string },
  parentId?: string,
): Operation[] {
  const target = targetOf(context.session, context);
  if (target === null || !context.settings.updates.includes(what.kind)) return [];
  const issue = issueId(target, context.session, context);
  return addComments(placeOf(event, what.summary), { issue, text: what.text, parentId }, context.uuid);
}

/** Finds the issue of a session, or makes it. Also when a crashed session goes on, maybe on another branch. */
function open(event: Happened, context: Given): Operation[] {
  const target = targetOf(context.session, context);
  if (target === null) return [];
  if (target.kind === 'named')
    return [findSessionIssue(placeOf(event, `The issue ${target.key} of the session`), target.key)];
  if (target.kind === 'fixed')
    return [findSessionIssue(placeOf(event, 'The issue of the session'), target.id)];
  const title = wording.sessionTitle(context.session);
  const { goal, rest } = wording.sessionDescription(context.session);
  const { teamId, projectId } = context.settings;
  const issue = { id: target.id, teamId, projectId, title, description: `${goal}\n\n${rest}` };
  return makeIssue(
    placeOf(event, summaryOf('An issue for the session', title)),
    'MakeSessionIssue',
    issue,
    context.uuid,
  );
}

/** The first of the decisions of this session that one another replaced: answers stand under it. Null where it was another session's. */
function threadOf(supersedes: string | undefined, context: Given): string | null {
  if (supersedes === undefined) return null;
  const { decisions } = context.records();
  let found = decisions.find(({ id }) => id === supersedes);
  for (let steps = 0; found?.supersedes && steps < decisions.length; steps += 1) {
    const before = decisions.find(({ id }) => id === found?.supersedes);
    if (!before) break;
    found = before;
  }
  return found?.id ?? null;
}

/** The id of the issue that is made for a blocker. */
const blockerIssueId = (context: Given, blockerId: string): string => context.uuid(`${blockerId}/issue`);
/** As Linear counts. */
const PRIORITIES = { high: 2, medium: 3, low: 4 } as const;

export const hooks = {
  'session-started': open,
  'session-resumed': open,

  'update-recorded': (event, context) => {
    const { description, progress } = event.data;
    const text = wording.updateText(event.data);
    const summary = summaryOf(progress === undefined ? 'Update' : `Update (${progress}%)`, description);
    return comment(event, context, { kind: 'update', summary, text });
  },

  'decision-made': (event, context) => {
    const { refers } = context;
    const replaced = refers?.type === 'decision-made' ? refers.data.content : null;
    const thread = threadOf(event.data.supersedes, context);
    const text = wording.decisionText(decisionOf(event), replaced);
    const summary = summaryOf('Decision', event.data.content);
    return comment(
      event,
      context,
      { kind: 'decision', summary, text },
      thread === null ? undefined : context.uuid(thread),
    );
  },

  'blocker-raised': (event, context) => {
    const { blockers, teamId, projectId } = context.settings;
    const blocker = blockerOf(event);
    const summary = summaryOf('Blocker', blocker.description);
    const text = wording.blockerText(blocker);
    if (!blockers) return comment(event, context, { kind: 'blocker', summary, text });
    const id = blockerIssueId(context, event.id);
    const title = wording.titleOf(`Blocker: ${blocker.description}`);
    const issue = { id, teamId, projectId, title, description: text, priority: PRIORITIES[blocker.severity] };
    const target = targetOf(context.session, context);
    const place = placeOf(event, summary);
    return [
      ...makeIssue(place, 'MakeIssue', issue, context.uuid),
      ...(target === null
        ? []
        : [
            sayWhatBlocks(
              {
                ...place,
                key: `${event.id}/blocks`,
                summary: summaryOf('What the blocker blocks', blocker.description),
              },
              context.uuid(`${event.id}/blocks`),
              id,
              issueId(target, context.session, context),
            ),
          ]),
    ];
  },

  'blocker-resolved': (event, context) => {
    const { blockerId, resolution } = event.data;
    const { refers, settings } = context;
    const description = refers?.type === 'blocker-raised' ? refers.data.description : null;
    const summary = summaryOf('Blocker resolved', description ?? blockerId);
    const text = wording.resolutionText(description, resolution);
    if (!settings.blockers) return comment(event, context, { kind: 'blocker', summary, text });
    const id = blockerIssueId(context, blockerId);
    const place = placeOf(event, summary);
    return [
      ...addComments(place, { issue: id, text }, context.uuid),
      ...(settings.completedStateId === undefined
        ? []
        : [closeIssue({ ...place, key: `${event.id}/done` }, id, settings.completedStateId)]),
    ];
  },

  'note-taken': (event, context) =>
    comment(event, context, {
      ...{ kind: 'note', summary: summaryOf('Note', event.data.text) },
      text: wording.noteText(event.data),
    }),

  'entity-created': (event, context) =>
    comment(event, context, {
      ...{ kind: 'entity', summary: summaryOf('Created', event.data.name) },
      text: wording.entityText(event.data),
    }),

  'goal-changed': (event, context) => {
    const summary = summaryOf('New goal', event.data.goal);
    const { session } = context;
    const brought =
      targetOf(session, context)?.kind === 'made'
        ? [
            bring(
              { ...placeOf(event, summary), key: `${event.id}/issue` },
              sessionIssueId(context, session.id),
              { title: wording.sessionTitle(session), ...wording.sessionDescription(session) },
            ),
          ]
        : [];
    return [
      ...brought,
      ...comment(event, context, { kind: 'goal', summary, text: wording.goalText(event.data) }),
    ];
  },

  'session-ended': (event, context) => {
    const { settings, session } = context;
    const target = targetOf(session, context);
    if (target === null) return [];
    const reported = settings.updates.includes('end')
      ? comment(event, context, {
          ...{ kind: 'end', summary: summaryOf('Report of the session', wording.sessionTitle(session)) },
          text: wording.sessionReport(context.records()),
        })
      : [];
    if (target.kind !== 'made' || settings.completedStateId === undefined) return reported;
    const place = {
      key: `${event.id}/done`,
      lane: event.sessionId,
      summary: 'The issue of the session is done',
    };
    return [...reported, closeIssue(place, target.id, settings.completedStateId)];
  },
} as const satisfies { readonly [Type in EventType]?: Parts['hooks'][Type] };
