/** The decisions in force that a new one seems to contradict. */
import type { DecisionEntry, StoreReader } from '@msp/protocol';
import { contradicts, topicWords } from './contradiction.js';

/** Of how many decisions about the same words it is asked. */
const CANDIDATES = 50;

/**
 * @param superseded the decision that the new one replaces on purpose; it is not reported.
 * @returns the newest first.
 */
export async function contradicted(
  reader: Pick<StoreReader, 'search' | 'decisions'>,
  project: string,
  content: string,
  superseded: string | undefined,
): Promise<DecisionEntry[]> {
  const words = topicWords(content);
  if (words.length === 0) return [];
  const found = await reader.search({
    words,
    match: 'any',
    types: ['decision-made'],
    project,
    limit: CANDIDATES,
  });
  const ids = found
    .filter((event) => event.type === 'decision-made' && event.id !== superseded)
    .filter((event) => event.type === 'decision-made' && contradicts(content, event.data.content))
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  const entries = await reader.decisions({ ids });
  return entries.filter(({ supersededBy }) => supersededBy === null);
}
