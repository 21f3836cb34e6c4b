/** The note of a session. Pure. */
import type { SessionHead } from '@msp/protocol';
import type { Block, NoteChange, Property } from '../document.js';
import { sessionPath } from '../places.js';
import type { Settings } from '../settings.js';
import { fill } from '../text/template.js';
import {
  clockOf,
  fillingsOf,
  listProperty,
  orderProperty,
  statusOf,
  textProperty,
  timeProperty,
  titleOf,
} from './about.js';

/**
 * What shall hold in a session's note: what is known of it now, and these blocks.
 *
 * @param sequence of the event that this follows from; null for the session as it is now
 */
export function sessionNote(
  session: SessionHead,
  settings: Settings,
  sequence: number | null,
  blocks: readonly Block[],
): NoteChange {
  return {
    path: sessionPath(settings, session.id, session.project),
    create: fill(settings.templates.session, fillingsOf(session, settings)),
    properties: [...propertiesOf(session, settings), ...orderProperty(sequence)],
    blocks: [...blocks],
  };
}

function propertiesOf(session: SessionHead, settings: Settings): Property[] {
  const clock = clockOf(session);
  return [
    { name: 'msp-session', type: 'text', value: session.id, holds: 'identity' },
    ...textProperty('project', session.project, 'new'),
    ...textProperty('status', statusOf(session), 'always'),
    { name: 'progress', type: 'number', value: session.endProgress, holds: 'always' },
    ...textProperty('goal', session.goal, 'always'),
    ...timeProperty('started', session.startTime, clock, 'new'),
    ...timeProperty('ended', session.endTime, clock, 'always'),
    ...(session.duration === null
      ? []
      : [{ name: 'hours', type: 'number', value: session.duration, holds: 'always' } as const]),
    ...textProperty('user', session.user, 'new'),
    ...textProperty('session-type', session.type, 'new'),
    ...textProperty('epic', session.epic, 'new'),
    ...textProperty('branch', session.branch, 'new'),
    ...textProperty('follows', session.follows, 'new'),
    ...listProperty('aliases', [`${session.project}: ${titleOf(session)}`]),
    ...listProperty('tags', settings.tags),
  ];
}
