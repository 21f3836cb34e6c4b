/** The records of a session as blocks of its note. Pure. */
import type { Blocker, Entity, Note, SessionHead, Update } from '@msp/protocol';
import type { Block } from '../document.js';
import type { Settings } from '../settings.js';
import { blockId } from '../words/block-id.js';
import { escapeInline, escapeText, tagOf } from '../words/escape.js';
import { localTime } from '../words/local-time.js';
import type { Clock } from './about.js';

const at = (instant: string, { offset, day }: Clock): string => localTime(instant, offset, day);

const item = (id: string, heading: string, text: string): Block => ({
  id: blockId(id),
  heading,
  form: 'item',
  text,
});

/** `- 09:41 (45%) Tokens are signed #auth` */
export function updateItem(update: Update, clock: Clock, { headings }: Settings): Block {
  const progress = update.progress === null ? '' : ` (${update.progress}%)`;
  const tags = update.tags.map(tagOf).filter((tag) => tag !== null);
  const text = `${at(update.timestamp, clock)}${progress} ${[escapeText(update.description), ...tags].join(' ')}`;
  return item(update.id, headings.updates, text);
}

/** `- 09:50 AuthService (service, src/auth.ts): signs and checks tokens` */
export function entityItem(entity: Entity, clock: Clock, { headings }: Settings): Block {
  const about = [entity.type, entity.path].filter((each) => each !== null).map((each) => escapeInline(each));
  const details = about.length === 0 ? '' : ` (${about.join(', ')})`;
  const description = entity.description === null ? '' : `: ${escapeText(entity.description)}`;
  const text = `${at(entity.timestamp, clock)} ${escapeInline(entity.name)}${details}${description}`;
  return item(entity.id, headings.entities, text);
}

/** `- 10:20 Ask Ada about refresh tokens` */
export const noteItem = (note: Note, clock: Clock, { headings }: Settings): Block =>
  item(note.id, headings.notes, `${at(note.timestamp, clock)} ${escapeText(note.text)}`);

/** What tells a blocker in words. */
export type BlockerWords = Pick<Blocker, 'id' | 'description' | 'category' | 'severity' | 'resolution'> & {
  readonly status: Blocker['status'];
};

/**
 * A blocker as a task: `- [ ] No test keys (external, high)`, once resolved `- [x] …: Ada sent them`.
 *
 * @param where the name of its session, in a note that is not the session's; the words are shorter there
 */
export function blockerItem(blocker: BlockerWords, heading: string, where?: string): Block {
  const shown = where === undefined ? escapeText : escapeInline;
  const from = where === undefined ? '' : ` (${escapeInline(where)})`;
  const text = `${shown(blocker.description)} (${blocker.category}, ${blocker.severity})${from}`;
  const open = `[ ] ${text}`;
  if (blocker.status === 'open') return item(blocker.id, heading, open);
  const how = blocker.resolution === null ? '' : `: ${shown(blocker.resolution)}`;
  return { ...item(blocker.id, heading, `[x] ${text}${how}`), replaces: [open] };
}

/** The summary of a session that has one, and its next steps as tasks. */
export function endBlocks(session: SessionHead, { headings }: Settings): Block[] {
  const summary: Block[] =
    session.summary === null
      ? []
      : [{ id: 'summary', heading: headings.summary, form: 'paragraph', text: escapeText(session.summary) }];
  const steps = session.nextSteps.map((step, index) =>
    item(`next-${index + 1}`, headings.nextSteps, `[ ] ${escapeText(step)}`),
  );
  return [...summary, ...steps];
}
