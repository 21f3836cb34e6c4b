/** What stands in the search index, and how it is asked. */
import type { EventType, MspEvent, SearchQuery } from '@msp/protocol';
import { TYPE_CODES } from './body.js';

/**
 * Stands before what is not a word: the type, project and session of an event. It is no character by Unicode's own
 * rules and is taken out of words, so nobody can search for a mark by typing it.
 */
const MARK = '\ufdd0';

/** Everything that separates words, among it all control characters; the mark counts too. */
const SEPARATOR = /[^!-~\u0080-\ufdcf\ufdd1-\uffff]+/g;

const mark = {
  type: (type: EventType) => `${MARK}t${TYPE_CODES[type] ?? 0}`,
  // In hexadecimal, because names may hold spaces and capital letters, which the index does not keep apart.
  project: (project: string) => `${MARK}p${Buffer.from(project).toString('hex')}`,
  session: (id: string) => `${MARK}s${Buffer.from(id).toString('hex')}`,
};

/** The text that is indexed for an event. */
export function indexed(event: MspEvent, words: string): string {
  const marks = [mark.type(event.type), mark.project(event.project), mark.session(event.sessionId)];
  return `${words.replace(SEPARATOR, ' ')} ${marks.join(' ')}`;
}

/** The marks that every event has one of. */
export const TYPE_MARKS = (Object.keys(TYPE_CODES) as EventType[]).map((type) => ({
  type,
  match: quoted(mark.type(type)),
}));

/**
 * The expression for `match`; null where nothing can be found. Each word is quoted, so none is an operator.
 *
 * @example expression({ words: ['jwt', 'auth'], match: 'all', prefix: true, limit: 9 }) // '("jwt" and "auth"*)'
 */
export function expression(query: SearchQuery): string | null {
  const words = query.words.map((word) => word.split(SEPARATOR).filter((part) => part !== ''));
  const wanted = words.map((parts) => parts.map(quoted).join(' AND ')).filter((part) => part !== '');
  if (wanted.length === 0 || (query.match === 'all' && wanted.length < words.length)) return null;
  if (query.prefix && words.at(-1)?.length) wanted.push(`${wanted.pop()}*`);
  const groups = [
    either(
      wanted.map((part) => `(${part})`),
      query.match === 'all' ? ' AND ' : ' OR ',
    ),
    query.types && either(query.types.map((type) => quoted(mark.type(type)))),
    query.project !== undefined && quoted(mark.project(query.project)),
    query.sessionIds && either(query.sessionIds.map((id) => quoted(mark.session(id)))),
  ].filter((group) => group !== undefined && group !== false);
  return groups.includes(null) ? null : groups.join(' AND ');
}

/** The expression for one word, or null where it holds none. */
export function wordExpression(word: string): string | null {
  return expression({ words: [word], match: 'all', limit: 1 });
}

function either(parts: readonly string[], operator = ' OR '): string | null {
  return parts.length === 0 ? null : `(${parts.join(operator)})`;
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
