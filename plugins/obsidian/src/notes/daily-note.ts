/** A session's line in the daily note of the day on which it began. Pure. */
import type { SessionHead } from '@msp/protocol';
import type { NoteChange } from '../document.js';
import { dailyPath } from '../places.js';
import type { Settings } from '../settings.js';
import { fill } from '../text/template.js';
import { blockId } from '../words/block-id.js';
import { escapeInline } from '../words/escape.js';
import { localTime } from '../words/local-time.js';
import { clockOf, fillingsOf, sessionLink } from './about.js';

/** What shall hold in the daily note; none where the settings say so. A daily note gets no properties: it is the person's. */
export function dailyNote(session: SessionHead, settings: Settings): NoteChange[] {
  if (!settings.daily) return [];
  const { offset, day } = clockOf(session);
  const began = localTime(session.startTime, offset, day);
  const start = `${began} ${sessionLink(session, settings)}`;
  const block = { id: blockId(session.id), heading: settings.headings.daily, form: 'item' as const };
  const change = {
    path: dailyPath(settings, day),
    create: fill(settings.templates.daily, { ...fillingsOf(session, settings), title: { words: day } }),
    properties: [],
  };
  if (session.endTime === null) return [{ ...change, blocks: [{ ...block, text: start }] }];
  const ended = localTime(session.endTime, offset, day);
  const progress = `${session.startProgress}% → ${session.endProgress}%`;
  const summary = session.summary === null ? '' : `: ${escapeInline(session.summary)}`;
  const text = `${began}–${ended} ${sessionLink(session, settings)} ${progress}${summary}`;
  return [{ ...change, blocks: [{ ...block, text, replaces: [start] }] }];
}
