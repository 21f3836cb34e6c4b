/** New things: `created`, `implemented`, `built`, `added`, `set up`. Pure. */
import { nameBehind, trimmed } from './entity-name.js';
import { typeOfEntity } from './entity-type.js';
import { isLasting } from './made.js';
import { isGuarded, type Place, type Span, spanOf, withoutAdverbs, wordsOf } from './place.js';
import { isReported, isThing } from './reporter.js';
import type { Token } from './token.js';
import { DETERMINERS, wordSet } from './words.js';

/** What may follow `X was added`. */
const AFTER_PASSIVE = wordSet(
  'in to for under with at on today yesterday now too successfully finally again',
);
/** `date created`, `recently added`, `show created`: before the keyword these name nothing that was made. */
const DESCRIBED = wordSet('date time last newly recently first when number files file by total');
const ORDERS = wordSet(
  'display show use make set get hide keep remove move rename allow change update handle avoid prevent see take find',
);

/** The subject of `AuthController created` and `the index was added`. Empty where it is a rule, or a complaint. */
function nameBefore(place: Place): readonly Token[] {
  const [first] = wordsOf(place.tail);
  if (first !== undefined && !AFTER_PASSIVE.has(first)) return [];
  let lead = withoutAdverbs(place.lead);
  const verb = lead.at(-1)?.word ?? '';
  const isPast = /^(?:was|were|been|got)$/.test(verb);
  // `Login is implemented` tells that it is done; `a session is created` what happens every time.
  const isDone =
    /^(?:is|are)$/.test(verb) && first === undefined && /^(?:implemented|set up)$/.test(place.keyword);
  if (isPast || isDone) lead = withoutAdverbs(lead.slice(0, -1));
  if (verb === 'been') lead = lead.slice(0, -1);
  const words = wordsOf(lead);
  const [opener = ''] = words;
  // `A file was added` tells what went wrong, more often than what was made.
  const isComplaint = isPast && (opener === 'a' || opener === 'an');
  if (isComplaint || ORDERS.has(opener) || DESCRIBED.has(words.at(-1) ?? '')) return [];
  return isThing(
    words.filter((word) => !DETERMINERS.has(word)),
    6,
  )
    ? trimmed(lead)
    : [];
}

/** A thing that was made, and its type where its name tells one. */
export interface Entity {
  readonly span: Span;
  readonly type: string | undefined;
}

/** The thing of a name; undefined where it is none that lasts. */
export function thing(place: Place, name: readonly Token[]): Entity | undefined {
  const span = spanOf(name);
  if (!span || !isLasting(place.keyword, wordsOf(name))) return undefined;
  if (!/[^\W\d]{2}|[^\0-\x7f]/.test(place.text.slice(span.start, span.end))) return undefined;
  return { span, type: typeOfEntity(name.map(({ start, end }) => place.text.slice(start, end))) };
}

/** What a built-in keyword made in its place. */
export function entity(place: Place): Entity | undefined {
  if (isGuarded(place)) return undefined;
  const [next] = place.following;
  const isLabel = place.tail.length === 0 && place.clause.separator === ':' && next !== undefined;
  const name = isReported(place) ? nameBehind(place, isLabel ? next.tokens : place.tail) : nameBefore(place);
  return thing(place, name);
}
