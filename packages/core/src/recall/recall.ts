/**
 * Finds what was recorded. The cost is bounded however long the log is: the newest matches are read and ranked, never all.
 * Why not the ranking of the database: docs/decisions/0004-recall-ranks-the-newest.md.
 */
import type {
  EventQuery,
  EventType,
  RecallResult,
  RecordedEvent,
  SearchQuery,
  SessionHead,
} from '@msp/protocol';
import type { Host } from '../host.js';
import { rank } from './rank.js';
import { mainText } from './text.js';
import { words } from './words.js';

/** Of how many matches, the newest first, the best are chosen. */
const CANDIDATES = 200;
/** A word that stands in more events than this is common; it is not counted further. */
const COMMON = 500;
/** More words than this say nothing more. */
const QUESTION_LIMIT = 12;

const PAGE = 200;

/** A beginning of fewer letters fits too much to mean anything. */
const PREFIX_LENGTH = 3;

/** What the last sessions said, where nothing was asked. */
const HIGHLIGHTS: readonly EventType[] = [
  'session-started',
  'update-recorded',
  'decision-made',
  'blocker-raised',
  'blocker-resolved',
  'note-taken',
  'goal-changed',
  'session-ended',
];

/** What to look for, and where. */
export interface RecallInput {
  /** Words; absent: what happened last. */
  readonly query?: string;
  /** Only in the last so many sessions; without a query 3. */
  readonly depth?: number;
  readonly types?: readonly EventType[];
  readonly project?: string;
  readonly sessionId?: string;
  readonly since?: Date;
  readonly until?: Date;
  /** At most so many results. Default: 10. */
  readonly limit?: number;
}

export interface RecallAnswer {
  /** The best first; without a query the newest first. */
  readonly results: RecallResult[];
  /** The sessions looked through, where depth limits them or nothing was asked. */
  readonly sessions: SessionHead[];
}

function resultOf(event: RecordedEvent, score: number): RecallResult {
  const { id, type, time, sessionId, project } = event;
  return { id, type, text: mainText(event), timestamp: time, sessionId, project, score };
}

async function latest(
  host: Host,
  input: RecallInput,
  sessions: readonly SessionHead[],
): Promise<RecallResult[]> {
  const limit = input.limit ?? 10;
  const types = input.types ?? HIGHLIGHTS;
  const fits = (event: RecordedEvent) => mainText(event) !== '' && within(event, input);
  const pages = await Promise.all(
    sessions.map(({ id }) => newest(host, { sessionId: id, types }, limit, fits)),
  );
  return pages
    .flat()
    .sort((a, b) => b.sequence - a.sequence)
    .slice(0, limit)
    .map((event) => resultOf(event, 0));
}

/** The newest events that fit, read page by page: how many do not is not known before. */
async function newest(
  host: Host,
  query: EventQuery,
  limit: number,
  fits: (event: RecordedEvent) => boolean,
): Promise<RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  let before: number | undefined;
  for (;;) {
    const place = before === undefined ? {} : { before };
    const page = await host.store.events({ ...query, ...place, order: 'descending', limit: PAGE });
    found.push(...page.filter(fits));
    before = page.at(-1)?.sequence;
    if (page.length < PAGE || found.length >= limit) return found.slice(0, limit);
  }
}

function within(event: RecordedEvent, { since, until }: RecallInput): boolean {
  const time = Date.parse(event.time);
  return time >= (since?.getTime() ?? -Infinity) && time <= (until?.getTime() ?? Infinity);
}

/**
 * What was recorded that fits the question.
 *
 * @example (await recall(host, { query: 'token rotation' })).results[0]?.text
 */
export async function recall(host: Host, input: RecallInput): Promise<RecallAnswer> {
  const asked = [...new Set(words(input.query ?? ''))].slice(0, QUESTION_LIMIT);
  const silent = (input.query ?? '').trim() === '';
  const depth = input.depth ?? (silent && !input.sessionId ? 3 : undefined);
  const sessions = await sessionsToSearch(host, input, depth);
  if (silent) return { results: await latest(host, input, sessions), sessions };
  if (asked.length === 0) return { results: [], sessions };
  const query: SearchQuery = {
    words: asked,
    match: 'all',
    limit: Math.max(CANDIDATES, input.limit ?? 0),
    ...(input.types && { types: input.types }),
    ...(input.project && { project: input.project }),
    ...(sessions.length > 0 && { sessionIds: sessions.map(({ id }) => id) }),
    ...(input.since && { since: input.since.toISOString() }),
    ...(input.until && { until: input.until.toISOString() }),
  };
  const frequency = new Map<string, number>();
  for (const word of asked) frequency.set(word, Math.max(1, await host.store.frequency(word, COMMON)));
  const limit = input.limit ?? 10;
  const question = { words: asked, frequency, now: host.now() };
  const found = await search(host, query, limit);
  return {
    results: rank(found, question)
      .slice(0, limit)
      .map(({ event, score }) => resultOf(event, score)),
    sessions,
  };
}

/**
 * Events with every word; where they are few, also those where the last word only begins so, and those with some words.
 * Widened step by step, because a beginning fits many words, and finding them all costs a hundred times as much.
 */
async function search(host: Host, query: SearchQuery, wanted: number): Promise<RecordedEvent[]> {
  const found = new Map<number, RecordedEvent>();
  for (const wider of widenings(query)) {
    for (const event of await host.store.search(wider)) found.set(event.sequence, event);
    if (found.size >= wanted) break;
  }
  return [...found.values()];
}

function widenings(query: SearchQuery): SearchQuery[] {
  const begun = (query.words.at(-1)?.length ?? 0) >= PREFIX_LENGTH;
  return [
    query,
    ...(query.words.length > 1 ? [{ ...query, match: 'any' as const }] : []),
    ...(begun ? [{ ...query, prefix: true }] : []),
  ];
}

async function sessionsToSearch(host: Host, input: RecallInput, depth?: number): Promise<SessionHead[]> {
  if (input.sessionId) {
    const head = await host.store.session(input.sessionId);
    return head ? [head] : [];
  }
  if (depth === undefined) return [];
  return host.store.sessions({ limit: depth, ...(input.project && { project: input.project }) });
}
