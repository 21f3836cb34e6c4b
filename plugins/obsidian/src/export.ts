/** A whole session as notes, through the same changes as its events. Pure. */
import type { Operation, RequestContext, Session } from '@msp/protocol';
import type { Change, NoteChange } from './document.js';
import { operationOf } from './hooks/operation.js';
import { clockOf } from './notes/about.js';
import { dailyNote } from './notes/daily-note.js';
import {
  decisionItem,
  decisionNote,
  type NumberedDecision,
  projectDecisionItem,
} from './notes/decision-note.js';
import { blockerItem, endBlocks, entityItem, noteItem, updateItem } from './notes/items.js';
import { projectNote } from './notes/project-note.js';
import { sessionNote } from './notes/session-note.js';
import { sessionName } from './places.js';
import type { Settings } from './settings.js';

/** The decisions of a session, each with its place. Their numbers are not known here; records that have one keep it. */
export const decisionsOf = (session: Session): NumberedDecision[] =>
  session.decisions.map((decision) => ({
    decision,
    number: null,
    place: {
      id: decision.id,
      content: decision.content,
      time: decision.timestamp,
      sessionId: session.id,
      project: session.project,
    },
  }));

/** Everything that shall hold in the vault because of a session: its note first. */
export function sessionChanges(session: Session, settings: Settings): NoteChange[] {
  const clock = clockOf(session);
  const { headings } = settings;
  const decisions = decisionsOf(session);
  const replacedBy = (made: NumberedDecision) =>
    decisions.find(({ decision }) => decision.id === made.decision.supersedes) ?? null;
  const about = sessionName(session.id, session.project);
  const note = sessionNote(session, settings, null, [
    ...session.updates.map((update) => updateItem(update, clock, settings)),
    ...decisions.map((decision) => decisionItem(decision, clock, settings)),
    ...session.entities.map((entity) => entityItem(entity, clock, settings)),
    ...session.blockers.map((blocker) => blockerItem(blocker, headings.blockers)),
    ...session.notes.map((each) => noteItem(each, clock, settings)),
    ...(session.endTime === null ? [] : endBlocks(session, settings)),
  ]);
  const project = projectNote(session, settings, null, [
    ...decisions.map((decision) => projectDecisionItem(decision, replacedBy(decision), settings)),
    ...session.blockers.map((blocker) => blockerItem(blocker, headings.blockers, about)),
  ]);
  const records = decisions.map((decision) =>
    decisionNote(decision, replacedBy(decision), session, settings),
  );
  return [note, project, ...records, ...dailyNote(session, settings)];
}

/** Changes of one request as operations. */
export const requested = (changes: readonly Change[], what: string, request: string): Operation[] =>
  changes.map((change, index) => operationOf(`${what}:${request}:${index}`, `Write ${change.path}`, change));

/** Writes a session as a whole. */
export const exportSession = (session: Session, context: RequestContext<Settings, never>): Operation[] =>
  requested(sessionChanges(session, context.settings), `export:${session.id}`, context.request);
