/** A team's own keywords: nothing is known of their grammar, so only what holds for all of them is asked. Pure. */
import { thing } from './entities.js';
import { nameBehind } from './entity-name.js';
import type { Kind } from './keywords.js';
import { isGuarded, type Place, type Span } from './place.js';
import { isSolved } from './solved.js';
import { statement, wholeStatement } from './statement.js';
import { isNegator, wordSet } from './words.js';

/** Words that join a keyword to what it is about. */
const LINKS = wordSet('to that on upon by with because of for');

/** What an own keyword tells in its place; undefined where it is denied, doubted, over, or about nothing. */
export function ownKeyword(kind: Kind, place: Place): { span: Span; type?: string | undefined } | undefined {
  const [first, ...rest] = place.tail;
  if (isGuarded(place) || isNegator(first?.word ?? '')) return undefined;
  if (kind === 'entity') return thing(place, nameBehind(place, place.tail));
  if (kind === 'blocker' && isSolved(place)) return undefined;
  const isLinked = rest.length > 0 && LINKS.has(first?.word ?? '');
  const span = statement(place, isLinked ? rest : place.tail);
  const told = span ?? (kind === 'blocker' ? wholeStatement(place) : undefined);
  return told && { span: told };
}
