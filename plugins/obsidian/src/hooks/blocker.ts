/** A blocker: a task in the notes of its session and its project, ticked when it is resolved. Pure. */
import { blockerOf, type EventOf, type Operation, type RecordedEvent } from '@msp/protocol';
import type { NoteChange } from '../document.js';
import { type BlockerWords, blockerItem } from '../notes/items.js';
import { sessionName, sessionPath } from '../places.js';
import type { Settings } from '../settings.js';
import { oneLine } from '../words/escape.js';
import { operationOf } from './operation.js';
import { type Context, said } from './session.js';

/** What follows from a blocker that was raised. */
export function blockerRaised(
  event: EventOf<'blocker-raised'> & RecordedEvent,
  context: Context,
): Operation[] {
  const blocker = blockerOf(event);
  const { headings } = context.settings;
  return said(event, context, `blocker "${oneLine(blocker.description, 60)}"`, {
    session: [blockerItem(blocker, headings.blockers)],
    project: [blockerItem(blocker, headings.blockers, nameOf(event))],
  });
}

/** What follows from one that was resolved, in this session or a later one. */
export function blockerResolved(
  event: EventOf<'blocker-resolved'> & RecordedEvent,
  context: Context,
): Operation[] {
  const { refers, settings } = context;
  if (refers?.type !== 'blocker-raised') return said(event, context, 'a blocker was resolved');
  const { headings } = settings;
  const blocker: BlockerWords = {
    ...blockerOf(refers),
    status: 'resolved',
    resolution: event.data.resolution ?? null,
  };
  const what = `blocker resolved "${oneLine(blocker.description, 60)}"`;
  const block = blockerItem(blocker, headings.blockers);
  const before = refers.sessionId === event.sessionId ? [] : [earlier(refers, settings, block)];
  return [
    ...before.map((change) => operationOf(`${event.id}:earlier`, `Earlier session note: ${what}`, change)),
    ...said(event, context, what, {
      session: [block],
      project: [blockerItem(blocker, headings.blockers, nameOf(refers))],
    }),
  ];
}

/** In the note of the session in which it was raised, where that is in the vault. */
const earlier = (
  raised: RecordedEvent,
  settings: Settings,
  block: NoteChange['blocks'][number],
): NoteChange => ({
  path: sessionPath(settings, raised.sessionId, raised.project),
  when: 'there',
  create: '',
  properties: [],
  blocks: [block],
});

/** How the project's note names the session of a blocker. */
const nameOf = (raised: RecordedEvent): string => sessionName(raised.sessionId, raised.project);
