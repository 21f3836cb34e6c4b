/** Sessions of which no file is left but an entry in the history, or decisions that name them. Pure. */
import { groupBy } from './merge.js';
import { decisionIn, type LegacyDecision, type LegacyRecord } from './records.js';
import { identityOf, type LegacyFile, type LegacySession, sessionIn } from './session.js';
import { parseTime } from './times.js';
import { type Fields, field, text } from './values.js';

/** An entry of a history or a list of decisions, with the file it stood in. */
export interface Entry {
  readonly file: LegacyFile;
  readonly value: Fields;
}

const idOf = ({ value }: Entry, name: string) => text(field(value, name)) ?? '';

/** What is left of a session. A stub has no times of its own but what its id and its entries tell. */
function stub(id: string, history: readonly Entry[], decisions: readonly Entry[]): LegacySession {
  const [first] = [...history, ...decisions] as [Entry, ...Entry[]];
  const entry = history[0]?.value ?? {};
  const startTime = field(entry, 'date') ?? field(first.value, 'timestamp');
  const document =
    decisions.length === 0 && history.length === 1
      ? entry
      : { entries: [...history, ...decisions].map(({ value }) => value) };
  const known = sessionIn({
    ...first.file,
    // The time in the id is exact; the history has only the day.
    value: {
      ...entry,
      id,
      status: 'completed',
      decisions: decisions.map(({ value }) => value),
      ...(!/\d{6}$/.test(id) && { startTime }),
    },
  });
  return { ...known, identity: identityOf('stub', id), document, isStub: true };
}

const isSame = (one: LegacyDecision, other: LegacyRecord) =>
  other.kind === 'decision' && other.content === one.content && other.at?.getTime() === one.at?.getTime();

/** The session with the decisions that only the list of all decisions has. */
function withDecisions(session: LegacySession, entries: readonly Entry[]): LegacySession {
  const updates = session.records.filter((record) => record.kind === 'update');
  const missing = entries
    .map(({ value }) => decisionIn(value, updates))
    .filter((decision) => !session.records.some((record) => isSame(decision, record)));
  return missing.length === 0 ? session : { ...session, records: [...session.records, ...missing] };
}

/**
 * Adds what history and decisions tell beyond the sessions: decisions to their sessions, and a stub for every session
 * that is not there. Decisions that name no session are together in one stub a day.
 */
export function addStubs(
  sessions: readonly LegacySession[],
  history: readonly Entry[],
  decisions: readonly Entry[],
): LegacySession[] {
  const dayOf = ({ value }: Entry) =>
    parseTime(field(value, 'timestamp'))?.toISOString().slice(0, 10) ?? 'undated';
  const owner = (entry: Entry) => idOf(entry, 'sessionId') || `decisions-${dayOf(entry)}`;
  const byOwner = groupBy(decisions, owner);
  const byId = groupBy(history, (entry) => idOf(entry, 'id'));
  const known = new Set(sessions.map(({ id }) => id));
  const missing = [...new Set([...byId.keys(), ...byOwner.keys()])].filter((id) => !known.has(id));
  // Of sessions that share an id the first has the decisions; once is enough.
  const given = new Set<string>();
  const whole = sessions.map((session) => {
    if (given.has(session.id)) return session;
    given.add(session.id);
    return withDecisions(session, byOwner.get(session.id) ?? []);
  });
  return [...whole, ...missing.map((id) => stub(id, byId.get(id) ?? [], byOwner.get(id) ?? []))];
}
