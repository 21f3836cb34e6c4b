import type { HttpQuery } from '@msp/protocol';
import type { Check } from '../check.js';
import { messageOf, verdictOn } from '../finding.js';
import { type MarkedPlan, operationsIn } from '../laboratory.js';
import { addressOf, filled } from '../plan/address.js';
import { queryTexts } from '../plan/query-texts.js';

/** What people write stays a value. */
export const splicing: Check = {
  name: 'splicing',
  title:
    'What people write is never a part of a query’s text, nor changes the shape of an address or a header',
  run({ planned, plannedLongest, markedPlans }) {
    const usual = operationsIn([...planned, ...plannedLongest]).map(({ query }) => query);
    const known: Known = {
      texts: new Set(usual.flatMap(queryTexts)),
      shapes: new Set(usual.flatMap((query) => ('request' in query ? shapeOf(query.request) : []))),
    };
    return verdictOn(
      markedPlans.flatMap((marks) =>
        marks.planned.flatMap(({ place, operations }) =>
          operations.flatMap(({ query }) =>
            [
              ...queryTexts(query).flatMap((text) => textProblem(text, known, marks)),
              ...('request' in query ? requestProblems(query.request, known, marks) : []),
            ].map((problem) => `${place}: ${problem}`),
          ),
        ),
      ),
    );
  },
};

/** What stands in queries that are made of the usual words. */
interface Known {
  readonly texts: ReadonlySet<string>;
  readonly shapes: ReadonlySet<string>;
}

function textProblem(text: string, { texts }: Known, { marksIn }: MarkedPlan): string[] {
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

function requestProblems(request: HttpQuery['request'], known: Known, marks: MarkedPlan): string[] {
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

function addressProblems(request: HttpQuery['request'], { shapes }: Known, marks: MarkedPlan): string[] {
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
