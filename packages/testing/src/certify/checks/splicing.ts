import type { HttpQuery, Query } from '@msp/protocol';
import type { Check } from '../check.js';
import type { Marked } from '../corpus/marker.js';
import { messageOf, verdictOn } from '../finding.js';
import { operationsIn } from '../laboratory.js';
import { addressOf, filled } from '../plan/address.js';
import { queryTexts } from '../plan/query-texts.js';

/** What people write stays a value. */
export const splicing: Check = {
  name: 'splicing',
  title:
    'What people write is never a part of a query’s text, nor changes the shape of an address or a header',
  run({ planned, plannedLongest, markedPlans }) {
    const known = knownOf(operationsIn([...planned, ...plannedLongest]).map(({ query }) => query));
    return verdictOn(
      markedPlans.flatMap((marks) =>
        marks.planned.flatMap(({ place, operations }) =>
          operations.flatMap(({ query }) =>
            splicedIn(query, known, marks).map((problem) => `${place}: ${problem}`),
          ),
        ),
      ),
    );
  },
};

/** What stands in queries that are made of the usual words. */
export interface Known {
  readonly texts: ReadonlySet<string>;
  readonly shapes: ReadonlySet<string>;
}

/** @param usual queries that are made of the usual words */
export const knownOf = (usual: readonly Query[]): Known => ({
  texts: new Set(usual.flatMap(queryTexts)),
  shapes: new Set(usual.flatMap((query) => ('request' in query ? shapeOf(query.request) : []))),
});

/** Where a query that is made of marked words lets them do more than stand there. */
export const splicedIn = (query: Query, known: Known, marks: Marked): string[] => [
  ...queryTexts(query).flatMap((text) => textProblem(text, known, marks)),
  ...('request' in query ? requestProblems(query.request, known, marks) : []),
];

function textProblem(text: string, { texts }: Known, { marksIn }: Marked): string[] {
  const [mark] = marksIn(text);
  if (mark) return [`the text of the query holds ${mark.field}: make it a parameter`];
  return texts.has(text)
    ? []
    : ['the text of the query depends on what is in the event: make that a parameter'];
}

function shapeOf(request: HttpQuery['request']): string[] {
  try {
    return [addressOf(request).shape];
  } catch {
    return [];
  }
}

function requestProblems(request: HttpQuery['request'], known: Known, marks: Marked): string[] {
  const headers = Object.entries(request.headers ?? {}).flatMap(([name, value]) => {
    const [mark] = marks.marksIn(name);
    if (mark) return [`${mark.field} is the name of a header`];
    try {
      new Headers([[name, filled(value, false)]]);
      return [];
    } catch (error) {
      return [`the header ${name} cannot be sent: ${messageOf(error)}`];
    }
  });
  return [...addressProblems(request, known, marks), ...headers];
}

function addressProblems(request: HttpQuery['request'], { shapes }: Known, marks: Marked): string[] {
  const where = marks.marksIn(filled(request.url, true)).map(({ field }) => field);
  const held = where.length > 0 ? ` (it holds ${where.slice(0, 3).join(', ')}: use encodeURIComponent)` : '';
  let address: ReturnType<typeof addressOf>;
  try {
    address = addressOf(request);
  } catch (error) {
    return [`the address cannot be read: ${messageOf(error)}${held}`];
  }
  if (!shapes.has(address.shape)) return [`the shape of the address depends on what is in the event${held}`];
  return address.parts.flatMap((part) =>
    marks
      .between(part)
      .flatMap(({ mark, found }) =>
        isFaithful(found, mark.hostile) ? [] : [`the address changes ${mark.field}: use encodeURIComponent`],
      ),
  );
}

/** The text itself, or a harmless name that was made of it. */
function isFaithful(found: string, hostile: string): boolean {
  const loosely = (text: string) => text.toWellFormed().replace(/\s+/g, ' ').trim().toLowerCase();
  return loosely(found) === loosely(hostile) || /^[\p{L}\p{N}\p{M}\p{S} ._~-]*$/u.test(found);
}
