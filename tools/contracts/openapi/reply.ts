/** What a document says of a reply. */
import type { ServiceAnswer } from '@msp/testing';
import { bodyOf } from '../contract.ts';
import { go, type Part, type Place } from './document.ts';
import type { Route } from './routes.ts';
import type { Schemas } from './schemas.ts';

/** What any operation may answer, whether or not it is written down: who asks is not known, asks too often, or the service is ill. */
const ALWAYS = (status: number) => status === 401 || status === 429 || status >= 500;

/** What is wrong with a reply. @param anywhere further statuses that any operation may answer */
export function replyProblems(
  document: Part,
  schemas: Schemas,
  { place }: Route,
  answer: ServiceAnswer,
  anywhere: readonly number[],
): string[] {
  const { status = 200 } = answer;
  const documented = ofStatus(document, place, status);
  if (!documented) {
    if (ALWAYS(status) || anywhere.includes(status)) return [];
    return [`the status ${status} is not documented`];
  }
  const content = go(document, documented, 'content');
  const type = Object.keys(content?.part ?? {}).find((name) => /json|\*\/\*/.test(name));
  const schema = content && type !== undefined ? go(document, content, type, 'schema') : null;
  if (!schema || status === 204 || status === 304) return [];
  const value = bodyOf(answer) ?? {};
  return schemas.problems(schema.pointer, value, 'reply').map((each) => `the reply (${status}): ${each}`);
}

function ofStatus(document: Part, place: Place, status: number): Place | null {
  const names = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  for (const name of names) {
    const found = go(document, place, 'responses', name);
    if (found) return found;
  }
  return null;
}
