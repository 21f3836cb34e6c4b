/** A decision as an issue or a discussion, where a person asked for that. Pure. */
import { decisionOf, type EventOf, type Operation, type RecordedEvent } from '@msp/protocol';
import { call } from '../call.js';
import { commentsOn } from '../comment.js';
import type { InHook } from '../contract.js';
import { decisionText, decisionTitle } from '../decision.js';
import { marked } from '../queries.js';
import { discussionOperations, issueOperations } from '../record.js';
import { first, placeOf } from '../repository.js';
import { ROUTES } from '../routes.js';
import { earlier, marker } from '../text.js';

type Made = EventOf<'decision-made'> & RecordedEvent;

export function decisionOperations(event: Made, context: InHook): Operation[] {
  const { settings } = context;
  const { decisions, discussions } = settings;
  // What was only heard in an update is a guess, and a guess is no issue that everybody sees.
  if (decisions === 'off' || event.data.autoDetected !== undefined) return [];
  const decision = decisionOf(event);
  const recorded = {
    // In the order in which they were made.
    ...{ key: event.id, lane: 'decisions', time: event.time, labels: settings.labels },
    title: decisionTitle(decision.content, context.number),
    text: decisionText(decision, event.sessionId),
  };
  if (decisions === 'discussion')
    return discussions ? discussionOperations({ ...settings, discussions }, recorded) : [];
  return [
    ...issueOperations(first(settings), recorded, (local) => context.link(local) as { $link: string }),
    ...replacing(event, context),
  ];
}

/**
 * The issue of the decision that this one replaces is told so, and closed. It is looked for by its mark: nobody knows here whether
 * there is one. As the comment names the new issue, both wait until that is there; in a lane of their own, for which nobody waits.
 */
function replacing(event: Made, context: InHook): Operation[] {
  const { refers, settings } = context;
  if (refers?.type !== 'decision-made') return [];
  const repository = first(settings);
  const place = placeOf(repository);
  const lane = `replaced by ${event.id}`;
  const looked = {
    ...{ place, marker: marker(refers.id), labels: settings.labels },
    since: earlier(refers.time, 60),
  };
  const find = marked(looked);
  const name = 'the issue of the decision that was replaced';
  const [comment] = commentsOn(
    { target: { ...place, find }, name },
    { key: `${event.id}/replaces`, lane, text: 'Replaced', since: event.time },
  );
  if (!comment) return [];
  const since = earlier(event.time, 60);
  const body = ['Replaced by #', context.link(event.id) as { $link: string }, `.\n\n${marker(comment.key)}`];
  return [
    { ...comment, query: call({ route: ROUTES.comment, parameters: { ...place, body }, find, since }) },
    {
      ...{ key: `${event.id}/closes`, lane, summary: `Close ${name}`, delivery: 'idempotent' },
      query: call({
        route: ROUTES.changeIssue,
        parameters: { ...place, state: 'closed', state_reason: 'not_planned' },
        // What is closed stays as it is, whoever closed it.
        find: marked({ ...looked, open: true }),
      }),
    },
  ];
}
