/** What happens within a session, as blocks. Pure. */
import type { EventOf, RecordedEvent } from '@msp/protocol';
import { type Block, paragraphs } from '../blocks/block.js';
import { wholeLine } from '../text/plain.js';

const line = (name: string, value: string | undefined): string[] =>
  value === undefined || value === '' ? [] : [`${name}: ${value}`];

/** A title of ours with words of people in it, which may be as long as names are. */
const titled = (...parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => (part === undefined ? [] : [wholeLine(part)])).join(' · ');

/** @example updateBlocks(event) // Update · 45% / JWT works */
export const updateBlocks = ({ data }: EventOf<'update-recorded'>): Block[] =>
  paragraphs(
    data.description,
    titled('Update', data.progress === undefined ? undefined : `${data.progress}%`),
  );

/** @param refers the decision that this one replaces, where it is known */
export const decisionBlocks = ({ data }: EventOf<'decision-made'>, refers: RecordedEvent | null): Block[] =>
  paragraphs(
    [
      data.content,
      ...line('Why', data.rationale),
      ...line('Instead of', data.alternatives.join('; ')),
      ...line('Replaces', refers?.type === 'decision-made' ? refers.data.content : data.supersedes),
      ...line('Concerns', data.relatedEntities.join(', ')),
    ].join('\n'),
    titled('Decision', data.impact && `impact ${data.impact}`),
  );

export const blockerBlocks = ({ data }: EventOf<'blocker-raised'>): Block[] =>
  paragraphs(data.description, titled('Blocker', data.severity, data.category));

/** @param refers the blocker, where it is known */
export const resolvedBlocks = (
  { data }: EventOf<'blocker-resolved'>,
  refers: RecordedEvent | null,
): Block[] =>
  paragraphs(
    [
      refers?.type === 'blocker-raised' ? refers.data.description : data.blockerId,
      ...line('How', data.resolution),
    ].join('\n'),
    'Blocker resolved',
  );

export const noteBlocks = ({ data }: EventOf<'note-taken'>): Block[] => paragraphs(data.text, 'Note');

export const goalBlocks = ({ data }: EventOf<'goal-changed'>): Block[] => paragraphs(data.goal, 'New goal');

export const entityBlocks = ({ data }: EventOf<'entity-created'>): Block[] =>
  paragraphs(
    [
      ...line('Kind', data.entityType),
      data.name,
      ...line('Where', data.path),
      ...line('What', data.description),
    ].join('\n'),
    'Created',
  );
