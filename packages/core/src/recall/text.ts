/** The texts of an event. Pure. */
import type { MspEvent } from '@msp/protocol';

/** The one text that stands for the event where there is room for one; empty where it says nothing. */
export function mainText(event: MspEvent): string {
  switch (event.type) {
    case 'session-started':
      return event.data.goal ?? event.data.description ?? '';
    case 'update-recorded':
    case 'blocker-raised':
      return event.data.description;
    case 'decision-made':
      return event.data.content;
    case 'entity-created':
      return event.data.name;
    case 'blocker-resolved':
      return event.data.resolution ?? '';
    case 'note-taken':
      return event.data.text;
    case 'goal-changed':
      return event.data.goal;
    case 'session-ended':
      return event.data.summary ?? '';
    default:
      return '';
  }
}

/** Everything that a person may remember of the event, one text a line. */
export function allText(event: MspEvent): string {
  const { type, data } = event;
  const texts: (string | undefined)[] = [mainText(event)];
  if (type === 'session-started') texts.push(data.description, data.epic, data.sessionType, data.branch);
  else if (type === 'update-recorded') texts.push(...data.tags);
  else if (type === 'decision-made') {
    texts.push(data.rationale, data.category, ...data.alternatives, ...data.relatedEntities);
  } else if (type === 'entity-created') texts.push(data.entityType, data.path, data.description);
  else if (type === 'blocker-raised') texts.push(data.category);
  else if (type === 'session-ended') texts.push(...data.nextSteps);
  return [...new Set(texts.filter(Boolean))].join('\n');
}
