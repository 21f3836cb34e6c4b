/** A decision: its record, its place in the notes, and the record of the one that it replaces. Pure. */
import { decisionOf, type EventOf, type Operation, type RecordedEvent } from '@msp/protocol';
import { clockOf } from '../notes/about.js';
import {
  decisionItem,
  decisionNote,
  type NumberedDecision,
  projectDecisionItem,
  supersededNote,
} from '../notes/decision-note.js';
import { oneLine } from '../words/escape.js';
import { operationOf } from './operation.js';
import { type Context, said } from './session.js';

type Made = EventOf<'decision-made'> & RecordedEvent;

const numbered = (event: EventOf<'decision-made'>, number: number | null): NumberedDecision => ({
  decision: decisionOf(event),
  number,
  place: {
    id: event.id,
    content: event.data.content,
    time: event.time,
    sessionId: event.sessionId,
    project: event.project,
  },
});

/** What follows from a decision. */
export function decisionMade(event: Made, context: Context): Operation[] {
  const { refers, session, settings } = context;
  const made = numbered(event, context.number);
  // The number of the one that it replaces is not known here; that is why no path holds one.
  const old = refers?.type === 'decision-made' ? numbered(refers, null) : null;
  const words = oneLine(event.data.content, 60);
  return [
    operationOf(
      `${event.id}:record`,
      `Decision record: ${words}`,
      decisionNote(made, old, session, settings),
    ),
    ...(old
      ? [
          operationOf(
            `${event.id}:superseded`,
            `Superseded: ${oneLine(old.decision.content, 60)}`,
            supersededNote(old, made, session, settings, event.sequence),
          ),
        ]
      : []),
    ...said(event, context, `decision "${words}"`, {
      session: [decisionItem(made, clockOf(session), settings)],
      project: [projectDecisionItem(made, old, settings)],
    }),
  ];
}
