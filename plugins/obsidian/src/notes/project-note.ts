/** The note of a project. Pure. */
import type { SessionHead } from '@msp/protocol';
import type { Block, NoteChange } from '../document.js';
import { projectPath } from '../places.js';
import type { Settings } from '../settings.js';
import { fill } from '../text/template.js';
import { blockId } from '../words/block-id.js';
import { oneLine } from '../words/escape.js';
import { localTime } from '../words/local-time.js';
import {
  clockOf,
  fillingsOf,
  listProperty,
  orderProperty,
  sessionLink,
  statusOf,
  textProperty,
  timeProperty,
} from './about.js';

/**
 * What shall hold in a project's note: the session is in its list, and these blocks. Progress and status are those of the
 * session that began last, whatever order the events come in.
 *
 * @param sequence of the event that this follows from; null for the session as it is now
 */
export function projectNote(
  session: SessionHead,
  settings: Settings,
  sequence: number | null,
  blocks: readonly Block[],
): NoteChange {
  const clock = clockOf(session);
  const { offset, day } = clock;
  const began = `${day} ${localTime(session.startTime, offset, day)}`;
  return {
    path: projectPath(settings, session.project),
    create: fill(settings.templates.project, {
      ...fillingsOf(session, settings),
      title: { words: session.project },
    }),
    properties: [
      { name: 'msp-project', type: 'text', value: oneLine(session.project, 200), holds: 'identity' },
      { name: 'progress', type: 'number', value: session.endProgress, holds: 'always' },
      { name: 'last-session', type: 'text', value: sessionLink(session, settings), holds: 'always' },
      ...textProperty('last-status', statusOf(session), 'always'),
      ...timeProperty('last-start', session.startTime, clock, 'order'),
      ...orderProperty(sequence),
      ...listProperty('tags', settings.tags),
    ],
    blocks: [
      {
        id: blockId(session.id),
        heading: settings.headings.sessions,
        form: 'item',
        text: `${began} ${sessionLink(session, settings)}`,
      },
      ...blocks,
    ],
  };
}
