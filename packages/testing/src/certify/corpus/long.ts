/** Sessions with one record as long as a record may be. */
import type { EventType, RecordedEvent } from '@msp/protocol';
import { LONG } from '../../hostile.js';
import { logOf, STORIES } from './log.js';
import { ordinary, type Wording } from './wording.js';

/** The fields that a person fills with what fell into the clipboard. */
const FIELDS = [
  ...['session-started.data.description', 'session-started.data.goal', 'update-recorded.data.description'],
  ...['decision-made.data.content', 'decision-made.data.rationale', 'decision-made.data.alternatives.0'],
  ...['entity-created.data.name', 'entity-created.data.description', 'blocker-raised.data.description'],
  ...['blocker-resolved.data.resolution', 'note-taken.data.text', 'goal-changed.data.goal'],
  ...['session-ended.data.summary', 'session-ended.data.nextSteps.0'],
];

/** A log with one long text for each field in turn, of each make: one word, many words, emoji. */
export function longLogs(): RecordedEvent[][] {
  const makes = Object.values(LONG);
  return FIELDS.map((field, index) => {
    const text = makes[index % makes.length] ?? '';
    return oneLong(field, text);
  });
}

/** The shortest session in which the field occurs; only its first occurrence is long. */
function oneLong(field: string, text: string): RecordedEvent[] {
  const usual = ordinary();
  let used = false;
  const wording: Wording = {
    ...usual,
    text(each) {
      if (each !== field || used) return usual.text(each);
      used = true;
      return text;
    },
  };
  const type = field.slice(0, field.indexOf('.')) as EventType;
  const story = STORIES.empty?.includes(type) ? 'empty' : 'completed';
  return logOf(wording, { stories: [story], fields: 'whole' });
}
