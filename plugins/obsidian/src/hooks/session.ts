/** What every event of a session leads to: its note and its project's note say how it stands. Pure. */
import type { HookContext, Operation, RecordedEvent } from '@msp/protocol';
import type { Block } from '../document.js';
import { dailyNote } from '../notes/daily-note.js';
import { projectNote } from '../notes/project-note.js';
import { sessionNote } from '../notes/session-note.js';
import type { Settings } from '../settings.js';
import { operationOf } from './operation.js';

export type Context = HookContext<Settings, never>;

/** Blocks for the note of the session and for that of the project. */
export interface Said {
  readonly session?: readonly Block[];
  readonly project?: readonly Block[];
}

/**
 * Writes an event down in the two notes.
 *
 * @param what happened, in a few words for people
 */
export function said(event: RecordedEvent, context: Context, what: string, blocks: Said = {}): Operation[] {
  const { session, settings } = context;
  return [
    operationOf(
      `${event.id}:session`,
      `Session note: ${what}`,
      sessionNote(session, settings, event.sequence, blocks.session ?? []),
    ),
    operationOf(
      `${event.id}:project`,
      `Project note of ${session.project}: ${what}`,
      projectNote(session, settings, event.sequence, blocks.project ?? []),
    ),
  ];
}

/** The session's line in the daily note. */
export const onTheDay = (event: RecordedEvent, { session, settings }: Context): Operation[] =>
  dailyNote(session, settings).map((change) =>
    operationOf(`${event.id}:daily`, `Daily note: session of ${session.project}`, change),
  );
