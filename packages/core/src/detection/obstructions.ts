/** `blocked` and `stuck`: who or what is, and by what. Pure. */
import { type Place, type Span, spanOf, withoutAdverbs, wordsOf } from './place.js';
import { isThing } from './reporter.js';
import { nextStatement, statement, wholeStatement } from './statement.js';
import { BEING, DETERMINERS, isNegator, PERSONS, wordSet } from './words.js';

/** Whom or what somebody blocks on purpose. */
const BLOCKED_ON_PURPOSE = wordSet(
  `user users account accounts ip ips ad ads popup popups pop-up pop-ups cookie cookies sender senders spam bot bots
   domain domains call calls thread threads i/o`,
);
/** Behind `blocked` and `stuck` these introduce the obstacle; the second kind is a part of it. */
const CAUSES: Readonly<Record<string, RegExp>> = {
  blocked: /^(?:by|on|because|due)$/,
  stuck: /^(?:on|at|in|with|because|due)$/,
};
const KEPT_CAUSES: Readonly<Record<string, RegExp>> = {
  blocked: /^(?:until|till|since|waiting|pending|from)$/,
  stuck: /^(?:since|until|till|while|[a-z]{2,}ing)$/,
};
/** Behind the keyword these leave it at that. */
const REST = wordSet('again here now still atm today right too completely');
/** What begins a sentence that says what is missing. */
const LACKING = /^(?:cannot|can't|couldn't|no|need|needs|waiting)$/;
/** After a colon these say that there is no obstacle. */
const NOTHING = wordSet('yes no none nothing n/a na nope false 0');
/** What nobody keeps to of his own will. */
const FAILURE = /^(?:errors?|bugs?|exceptions?|crash(?:es)?|fail\w*|conflicts?|leaks?|deadlocks?|timeouts?)$/;
/** Where people are stuck without needing help. */
const ELSEWHERE = wordSet('meeting meetings call calls traffic bed');

/** What the words before a keyword make of it: nothing, a person, or a thing, that is blocked now. */
type Subject = 'none' | 'person' | 'thing';

const isPresent = (words: readonly string[]) => words.some((word) => BEING.has(word));

/** Who or what is in the way of something; undefined where it is none of the writer's affairs, or over. */
function subjectOf(place: Place): Subject | undefined {
  const lead = wordsOf(place.lead);
  if (lead.includes('was') || lead.includes('were')) return lead.includes('still') ? 'thing' : undefined;
  const words = wordsOf(withoutAdverbs(place.lead)).filter((word) => word !== 'have' && word !== 'has');
  const subject = words.filter((word) => !BEING.has(word));
  if (subject.some((word) => BLOCKED_ON_PURPOSE.has(word))) return undefined;
  if (subject.length === 0) return 'none';
  if (PERSONS.has(subject.at(-1) ?? '')) return isPresent(words) ? 'person' : undefined;
  return isPresent(words) || isThing(subject, 4) ? 'thing' : undefined;
}

/** What a colon, a dash, a comma, or the end of the sentence divides from the keyword. */
function behind(place: Place): Span | undefined {
  const [first] = place.following;
  const [next] = place.next;
  const { separator } = place.clause;
  if (separator === '')
    return next && LACKING.test(next.tokens[0]?.word ?? '') ? spanOf(next.tokens) : undefined;
  const words = wordsOf(first?.tokens ?? []);
  const isReason =
    separator === ':' || separator === '-' || (separator === ',' && LACKING.test(words[0] ?? ''));
  const isNothing = words.length === 1 && NOTHING.has(words[0] ?? '');
  return isReason && !isNothing ? nextStatement(place) : undefined;
}

/** `I am stuck` and `deploy blocked` say enough, `the name stuck` does not. */
function isTelling(place: Place, subject: Subject): boolean {
  const lead = wordsOf(place.lead);
  return (
    subject === 'person' || (subject === 'thing' && (isPresent(lead) || !DETERMINERS.has(lead[0] ?? '')))
  );
}

/** `a task blocked by another one is grey`: the keyword tells which thing, and the sentence something else. */
function isDescription({ lead, tail }: Place): boolean {
  const words = wordsOf(lead);
  if (words.length === 0 || isPresent(words)) return false;
  const isAny = words[0] === 'a' || words[0] === 'an';
  return isAny || tail.slice(0, 7).some(({ word }) => /^(?:is|are|can|cannot|can't|will)$/.test(word));
}

/** Removes what only tells how long: `stuck for two hours on the parser`. */
function withoutDuration(place: Place): Place {
  const cause = place.tail.slice(0, 6).findIndex(({ word }) => CAUSES[place.keyword]?.test(word));
  return place.tail[0]?.word === 'for' && cause !== -1 ? { ...place, tail: place.tail.slice(cause) } : place;
}

/** The obstacle behind `by`, `on`, `because of`. What happens to a thing that is stuck is told by the whole sentence. */
function cause(place: Place, subject: Subject): Span | undefined {
  const [first = '', second = ''] = wordsOf(place.tail);
  const isKept = KEPT_CAUSES[place.keyword]?.test(first) ?? false;
  if (place.keyword === 'blocked') {
    const isMeant = place.tail.length === 2 && /^(?:default|design)$/.test(second);
    if (isMeant || (!isKept && isDescription(place))) return undefined;
  } else {
    // `Stuck with Postgres` may well mean that all is well.
    const isHeld = place.clause.tokens.some(
      ({ word }) => BEING.has(word) || word === 'still' || FAILURE.test(word),
    );
    const isElsewhere = wordsOf(place.tail.slice(1, 4)).some((word) => ELSEWHERE.has(word));
    if ((first === 'with' && !isHeld) || isElsewhere) return undefined;
    if (subject === 'thing') return wholeStatement(place);
  }
  if (isKept) return statement(place, place.tail);
  return statement(place, place.tail.slice(second === 'of' || second === 'to' ? 2 : 1));
}

/** What stands in the way where `blocked` or `stuck` was met. */
export function obstruction(met: Place): Span | undefined {
  const place = withoutDuration(met);
  const subject = subjectOf(place);
  const [first] = wordsOf(place.tail);
  if (!subject || (first !== undefined && isNegator(first))) return undefined;
  const whole = () => (isTelling(place, subject) ? wholeStatement(place) : undefined);
  if (first === undefined) return behind(place) ?? whole();
  if (first === ',')
    return subject === 'none' ? statement(place, place.tail.slice(1)) : wholeStatement(place);
  if (CAUSES[place.keyword]?.test(first) || KEPT_CAUSES[place.keyword]?.test(first))
    return cause(place, subject);
  return wordsOf(place.tail).every((word) => REST.has(word)) ? whole() : undefined;
}
