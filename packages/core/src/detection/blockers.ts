/** Obstacles, and what holds for all of them. Pure. */
import { issue } from './issues.js';
import { obstruction } from './obstructions.js';
import { isGuarded, type Place, type Span } from './place.js';
import { isSolved } from './solved.js';
import { SOLVING_LABEL } from './words.js';

/** What stands in the way where a built-in keyword was met; undefined where nothing does any more, or ever did. */
export function blocker(place: Place): Span | undefined {
  // `fix(api): issue with paging` tells what was done.
  const label = place.previous?.separator === ':' ? place.previous.tokens[0]?.word : undefined;
  if (label !== undefined && SOLVING_LABEL.test(label)) return undefined;
  if (isGuarded(place) || isSolved(place)) return undefined;
  return place.keyword === 'blocked' || place.keyword === 'stuck' ? obstruction(place) : issue(place);
}
