/** The record of a decision (ADR), and how other notes name it. Pure. */
import type { Decision, SessionHead } from '@msp/protocol';
import type { Block, NoteChange, Property } from '../document.js';
import { type DecisionPlace, decisionPath } from '../places.js';
import type { Settings } from '../settings.js';
import { fill } from '../text/template.js';
import { blockId } from '../words/block-id.js';
import { escapeInline, escapeText, oneLine } from '../words/escape.js';
import { wikilink } from '../words/link.js';
import { localDate, localTime } from '../words/local-time.js';
import {
  type Clock,
  clockOf,
  fillingsOf,
  listProperty,
  orderProperty,
  sessionLink,
  textProperty,
  timeProperty,
} from './about.js';

/** A decision, where its record lies, and what is known of its number. */
export interface NumberedDecision {
  readonly decision: Decision;
  readonly place: DecisionPlace;
  /** 1, 2, 3 … in its project; null where it is not known. */
  readonly number: number | null;
}

/** `ADR-0007 Use PostgreSQL`, or without the number where that is not known. */
function decisionTitle({ decision, number }: NumberedDecision): string {
  const title = oneLine(decision.content, 80) || decision.id;
  return number === null ? title : `${adr(number)} ${title}`;
}

const adr = (number: number): string => `ADR-${String(number).padStart(4, '0')}`;

/** A link to a decision's record. */
const decisionLink = (decision: NumberedDecision, settings: Settings): string =>
  wikilink(decisionPath(settings, decision.place), decisionTitle(decision));

/** `- 10:02 [[…|ADR-0007 Use PostgreSQL]] (high)` in the note of the session. */
export function decisionItem(made: NumberedDecision, clock: Clock, settings: Settings): Block {
  const { id, timestamp, impact } = made.decision;
  const time = localTime(timestamp, clock.offset, clock.day);
  const text = `${time} ${decisionLink(made, settings)}${impact === null ? '' : ` (${impact})`}`;
  return { id: blockId(id), heading: settings.headings.decisions, form: 'item', text };
}

/** The same in the note of the project, with what it replaces. */
export function projectDecisionItem(
  made: NumberedDecision,
  old: NumberedDecision | null,
  settings: Settings,
): Block {
  const text = `${decisionLink(made, settings)}${old ? `, in place of ${decisionLink(old, settings)}` : ''}`;
  return { id: blockId(made.decision.id), heading: settings.headings.decisions, form: 'item', text };
}

/** What shall hold in a decision's record. `old` is the decision that it replaces. */
export function decisionNote(
  made: NumberedDecision,
  old: NumberedDecision | null,
  session: SessionHead,
  settings: Settings,
): NoteChange {
  if (!old) return recordOf(made, session, settings, [{ ...STATUS, value: 'accepted', holds: 'new' }], []);
  const link = decisionLink(old, settings);
  const properties: Property[] = [
    { ...STATUS, value: 'accepted', holds: 'new' },
    { name: 'supersedes', type: 'text', value: link, holds: 'new' },
  ];
  return recordOf(made, session, settings, properties, [
    related('supersedes', `Supersedes ${link}`, settings),
  ]);
}

/** What shall hold in the record of a decision that another one replaced, by the event at that place in the log. */
export function supersededNote(
  old: NumberedDecision,
  made: NumberedDecision,
  session: SessionHead,
  settings: Settings,
  sequence: number,
): NoteChange {
  const link = decisionLink(made, settings);
  const properties: Property[] = [
    { ...STATUS, value: 'superseded', holds: 'always' },
    { name: 'superseded-by', type: 'text', value: link, holds: 'always' },
    ...orderProperty(sequence),
  ];
  return recordOf(old, session, settings, properties, [
    related(`by-${blockId(made.decision.id)}`, `Superseded by ${link}`, settings),
  ]);
}

const STATUS = { name: 'status', type: 'text' } as const;

const related = (id: string, text: string, { headings }: Settings): Block => ({
  id,
  heading: headings.related,
  form: 'item',
  text,
});

function recordOf(
  made: NumberedDecision,
  session: SessionHead,
  settings: Settings,
  properties: readonly Property[],
  blocks: readonly Block[],
): NoteChange {
  const { decision, place, number } = made;
  const clock = clockOf(session);
  const isOwn = place.sessionId === session.id;
  return {
    path: decisionPath(settings, place),
    create: fill(settings.templates.decision, {
      ...fillingsOf(session, settings),
      title: { words: decisionTitle(made) },
      date: { words: localDate(decision.timestamp, clock.offset) },
      time: {
        words: localTime(decision.timestamp, clock.offset, localDate(decision.timestamp, clock.offset)),
      },
      number: { words: number === null ? '' : String(number) },
      impact: { words: decision.impact ?? '' },
      category: { words: decision.category ?? '' },
    }),
    properties: [
      { name: 'msp-decision', type: 'text', value: decision.id, holds: 'identity' },
      ...textProperty('project', place.project, 'new'),
      ...(number === null
        ? []
        : [{ name: 'number', type: 'number', value: number, holds: 'always' } as const]),
      ...properties,
      ...timeProperty('decided', decision.timestamp, clock, 'new'),
      ...textProperty('impact', decision.impact, 'new'),
      ...textProperty('category', decision.category, 'new'),
      ...listProperty('aliases', [...(number === null ? [] : [adr(number)]), decisionTitle(made)]),
      ...listProperty('tags', settings.tags),
    ],
    blocks: [
      ...contentOf(decision, settings),
      ...sessionOf(made, isOwn ? session : null, settings),
      ...blocks,
    ],
  };
}

function contentOf(decision: Decision, { headings }: Settings): Block[] {
  const paragraph = (id: string, heading: string, text: string | null): Block[] =>
    text === null ? [] : [{ id, heading, form: 'paragraph', text: escapeText(text) }];
  return [
    ...paragraph('decision', headings.decision, decision.content),
    ...paragraph('rationale', headings.rationale, decision.rationale),
    ...decision.alternatives.map(
      (text, index): Block => ({
        id: `alternative-${index + 1}`,
        heading: headings.alternatives,
        form: 'item',
        text: escapeText(text),
      }),
    ),
  ];
}

/** Where it was decided, and what it is about. */
function sessionOf(
  { decision, place }: NumberedDecision,
  session: SessionHead | null,
  settings: Settings,
): Block[] {
  // Of another session only its name is known, and whether its note is there is not: a link might lead nowhere.
  const where = session ? sessionLink(session, settings) : escapeInline(place.sessionId);
  return [
    related('session', `Decided in ${where}`, settings),
    ...decision.relatedEntities.map((name, index) =>
      related(`about-${index + 1}`, `About ${escapeInline(name)}`, settings),
    ),
  ];
}
