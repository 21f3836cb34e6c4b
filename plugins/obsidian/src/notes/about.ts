/** What the notes say of a session, in words and links that stay the same as long as it runs. Pure. */
import type { SessionHead } from '@msp/protocol';
import type { Property } from '../document.js';
import { projectPath, sessionPath } from '../places.js';
import type { Settings } from '../settings.js';
import type { Filling } from '../text/template.js';
import { oneLine } from '../words/escape.js';
import { wikilink } from '../words/link.js';
import { localDate, localDateTime, localTime, offsetOf } from '../words/local-time.js';

/** When a session began, on the wall. */
export interface Clock {
  /** Milliseconds from UTC. */
  readonly offset: number;
  /** The day on which it began. */
  readonly day: string;
}

/** The clock of a session. */
export function clockOf(session: Pick<SessionHead, 'id' | 'startTime'>): Clock {
  const offset = offsetOf(session);
  return { offset, day: localDate(session.startTime, offset) };
}

/** What people call a session: what it is about, else when it began. */
export function titleOf(session: SessionHead): string {
  const { offset, day } = clockOf(session);
  return oneLine(session.description ?? '', 80) || `${day} ${localTime(session.startTime, offset, day)}`;
}

/** A link to a session's note that shows what it is about. */
export const sessionLink = (session: SessionHead, settings: Settings): string =>
  wikilink(sessionPath(settings, session.id, session.project), `${session.project}: ${titleOf(session)}`);

/** A link to a project's note. */
const projectLink = (project: string, settings: Settings): string =>
  wikilink(projectPath(settings, project), project);

/** What the placeholders of every template stand for. */
export function fillingsOf(session: SessionHead, settings: Settings): Record<string, Filling> {
  const { offset, day } = clockOf(session);
  return {
    title: { words: titleOf(session) },
    date: { words: day },
    time: { words: localTime(session.startTime, offset, day) },
    project: { words: session.project },
    'project-link': { markdown: projectLink(session.project, settings) },
    session: { words: session.id },
    'session-link': { markdown: sessionLink(session, settings) },
    user: { words: session.user },
    goal: { words: session.goal ?? '' },
    description: { words: session.description ?? '' },
    epic: { words: session.epic ?? '' },
    branch: { words: session.branch ?? '' },
  };
}

/** A property that is a text; none where there is nothing to say. */
export function textProperty(name: string, value: string | null, holds: Property['holds']): Property[] {
  const text = value === null ? '' : oneLine(value, 300);
  return text === '' ? [] : [{ name, type: 'text', value: text, holds }];
}

/** A property that is a list; none where it would be empty. */
export const listProperty = (name: string, value: readonly string[]): Property[] =>
  value.length === 0
    ? []
    : [{ name, type: 'list', value: value.map((each) => oneLine(each, 300)), holds: 'new' }];

/** A property that is an instant, on the session's clock. */
export const timeProperty = (
  name: string,
  instant: string | null,
  clock: Clock,
  holds: Property['holds'],
): Property[] =>
  instant === null ? [] : [{ name, type: 'datetime', value: localDateTime(instant, clock.offset), holds }];

/**
 * How far in the log a note has got: what an older event says of how things stand no longer counts there.
 *
 * @param sequence the place of the event in the log; null where the whole session is written as it is now
 */
export const orderProperty = (sequence: number | null): Property[] =>
  sequence === null ? [] : [{ name: 'msp-event', type: 'number', value: sequence, holds: 'order' }];

/** How a session stands, in a person's words: one that still hands things over is done. */
export const statusOf = ({ status }: SessionHead): string => (status === 'ending' ? 'completed' : status);
