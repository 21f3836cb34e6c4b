/** From the files of an older layout to sessions. Pure. */
import { TEXT_LIMIT } from '@msp/protocol';
import { keepLeftovers } from './leftovers.js';
import { mergeSessions } from './merge.js';
import type { LegacyNote } from './records.js';
import { type LegacyFile, type LegacySession, sessionIn } from './session.js';
import { shapeOf } from './shapes.js';
import { addStubs, type Entry } from './stubs.js';
import { type Fields, field, texts } from './values.js';

/** What the files hold. */
export interface Gathered {
  /** The oldest first. */
  readonly sessions: readonly LegacySession[];
  /** Readable copies of sessions of this program, which are no older layout. */
  readonly copies: readonly Fields[];
  /** Files that `msp export` wrote. */
  readonly exports: readonly string[];
}

/** The id that a file of queries is named after. */
const namedAfter = (source: string) => /([^/]+)\.cypher$/.exec(source)?.[1] ?? null;

/** As long as the text of an event may be. */
const PIECES = new RegExp(`[^]{1,${TEXT_LIMIT / 2}}`, 'gu');

const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();

/** A session with the queries that only the file beside it has, as a note. */
function withQueries(session: LegacySession, files: readonly LegacyFile[]): LegacySession {
  const known = plain(texts(field(session.document, 'queries')).join('\n\n'));
  const notes = files
    .map(({ value }) => plain(String(value)))
    .filter((text) => text !== known)
    .flatMap((text) => text.match(PIECES) ?? [])
    .map(
      (text): LegacyNote => ({
        kind: 'note',
        at: session.end,
        original: { queries: text },
        detected: null,
        text,
      }),
    );
  return notes.length === 0 ? session : { ...session, records: [...session.records, ...notes] };
}

/**
 * Puts together what the files tell: each session once, whatever copies there are of it, and nothing left out.
 *
 * @example gather([{ layout: 'msp-lite', source: '.msp-lite/archive/a.json', value, written }]).sessions
 */
export function gather(files: readonly LegacyFile[]): Gathered {
  const queries = files.filter(({ source }) => namedAfter(source) !== null);
  const documents = files
    .filter(({ source }) => namedAfter(source) === null)
    .map((file) => ({ file, shape: shapeOf(file.value) }));
  const entries = (kind: 'sessions' | 'history' | 'decisions'): Entry[] =>
    documents.flatMap(({ file, shape }) =>
      shape.kind === kind ? shape.documents.map((value) => ({ file, value })) : [],
    );
  const merged = mergeSessions(entries('sessions').map(({ file, value }) => sessionIn({ ...file, value })));
  const own = (id: string) => queries.filter(({ source }) => namedAfter(source) === id);
  const sessions = addStubs(merged, entries('history'), entries('decisions')).map((session) =>
    withQueries(session, own(session.id)),
  );
  const ids = new Set(sessions.map(({ id }) => id));
  const lost = queries.filter(
    ({ source, value }) => !ids.has(namedAfter(source) ?? '') && plain(String(value)) !== '',
  );
  const days = documents.flatMap(({ file, shape }) => (shape.kind === 'days' ? file : []));
  const others = documents.flatMap(({ file, shape }) => (shape.kind === 'other' ? file : []));
  return {
    sessions: [...keepLeftovers(sessions, days, [...others, ...lost]), ...sessions].toSorted(
      (a, b) => a.start.getTime() - b.start.getTime(),
    ),
    copies: documents.flatMap(({ shape }) => (shape.kind === 'copy' ? [shape.document] : [])),
    exports: documents.flatMap(({ file, shape }) => (shape.kind === 'export' ? file.source : [])),
  };
}
