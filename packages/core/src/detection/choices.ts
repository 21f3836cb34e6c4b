/** Choices: `chose`, `selected`, `picked`. Things are selected on screens and picked from boards, too. Pure. */
import { isAdjective } from './adjective.js';
import { type Place, type Span, withoutAdverbs, wordsOf } from './place.js';
import { isReported, isThing } from './reporter.js';
import { statement, wholeStatement } from './statement.js';
import { isAdverb, isNegator, PREPOSITIONS, wordSet } from './words.js';

/** What is selected on a screen. */
const ON_SCREEN = wordSet(
  `tab tabs item items row rows text state states value values element elements date dates cell cells node nodes range
   ranges file files color colour style index line lines user users entry entries record records button radio menu
   checkbox dropdown field fields indices point points area areas track object objects currency locale`,
);
/** What is picked to be worked on. */
const WORK = wordSet('ticket tickets task tasks issue issues story stories card cards bug bugs todo todos');
/** Right behind the keyword these begin no object. */
const NO_OBJECT = wordSet('up apart on at off out over and or for from by in with as you him her them me us');

/** `Postgres was selected as the database`, `Stripe selected over Adyen`. */
function isPassive(place: Place): boolean {
  const lead = wordsOf(withoutAdverbs(place.lead)).filter(
    (word) => !/^(?:was|were|has|have|been|is|are)$/.test(word),
  );
  return isThing(lead, 4) && /^(?:as|over|instead)$/.test(place.tail[0]?.word ?? '');
}

/** Whether a choice of words between the keyword and the first preposition is no matter of the project. */
function isTrifle(keyword: string, tail: readonly string[]): boolean {
  const purpose = tail.findIndex((word) => PREPOSITIONS.has(word));
  const named = tail.slice(0, purpose === -1 ? 4 : purpose);
  const [first = '', second = ''] = tail;
  if (named.includes('wrong')) return true;
  if (keyword === 'picked') return named.some((word) => WORK.has(word) || /^#\d/.test(word));
  // `Selected the blue tab style` may be a matter of design, `selected tab style` is not.
  return keyword === 'selected' && (ON_SCREEN.has(first) || ON_SCREEN.has(second));
}

/** What a keyword chooses in its place; undefined where it chooses nothing for the project. */
export function choice(place: Place): Span | undefined {
  const tail = wordsOf(place.tail);
  const [first = '', second = ''] = tail;
  if (place.keyword !== 'chose' && isPassive(place)) return wholeStatement(place);
  const isDenied = isNegator(first) && second !== 'to';
  const written = place.text.slice(place.tail[0]?.start, place.tail[0]?.end);
  // `Chose poorly`, but not `chose Kysely`.
  const isHow = tail.length === 1 && isAdverb(first) && written === first;
  if (!isReported(place) || isDenied || isHow || NO_OBJECT.has(first) || isTrifle(place.keyword, tail))
    return undefined;
  if (place.keyword !== 'chose' && place.lead.length === 0 && isAdjective(tail)) return undefined;
  return statement(place, first === 'to' ? place.tail.slice(1) : place.tail);
}
