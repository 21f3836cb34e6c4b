/** Keywords that are adjectives: `selected items are red`, `created files removed`. Pure. */
import { DETERMINERS, FINITE, isPastVerb, PREPOSITIONS } from './words.js';

/** Words behind which another statement may begin, whose verb says nothing about the keyword. */
const divides = (word: string) =>
  PREPOSITIONS.has(word) || /^(?:that|which|so|because|where|when|if|to|,)$/.test(word);

/** How far behind the keyword its noun's verb is looked for. */
const NEAR = 5;

/** Whether the words behind a keyword make it an adjective: it has no article, and another verb follows soon. */
export function isAdjective(tail: readonly string[]): boolean {
  const [first = ''] = tail;
  if (DETERMINERS.has(first) || first === 'new') return false;
  const near = tail.slice(0, NEAR);
  const verb = near.findIndex((word) => FINITE.has(word));
  const divide = near.findIndex(divides);
  if (verb > 0 && (divide === -1 || verb < divide)) return true;
  return (tail.length === 2 || tail.length === 3) && divide === -1 && isPastVerb(tail.at(-1) ?? '');
}
