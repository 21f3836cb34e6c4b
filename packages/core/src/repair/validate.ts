/** Does what is derived agree with the log? Reads everything; changes nothing. */
import type { BlockerEntry, DecisionEntry, RecordedEvent, SessionHead, Store } from '@msp/protocol';
import { foldHead } from '../state/head.js';

const PAGE = 1000;

/** Everything that is derived, folded from the whole log. */
async function fold(store: Store) {
  const heads = new Map<string, SessionHead>();
  const superseded = new Map<string, string | null>();
  const resolved = new Map<string, boolean>();
  const orphans: string[] = [];
  let after = 0;
  for (;;) {
    const events = await store.events({ after, limit: PAGE });
    for (const event of events) {
      const head = foldHead(heads.get(event.sessionId) ?? null, event);
      if (head) heads.set(event.sessionId, head);
      else orphans.push(`Event ${event.id} belongs to session ${event.sessionId}, which never started.`);
      enter(event, superseded, resolved);
    }
    const last = events.at(-1);
    if (!last) return { heads, superseded, resolved, orphans };
    after = last.sequence;
  }
}

function enter(
  event: RecordedEvent,
  superseded: Map<string, string | null>,
  resolved: Map<string, boolean>,
): void {
  if (event.type === 'decision-made') {
    superseded.set(event.id, null);
    const older = event.data.supersedes;
    if (older && superseded.get(older) === null) superseded.set(older, event.id);
  } else if (event.type === 'blocker-raised') resolved.set(event.id, false);
  else if (event.type === 'blocker-resolved' && resolved.has(event.data.blockerId))
    resolved.set(event.data.blockerId, true);
}

function compareLedger(
  decisions: readonly DecisionEntry[],
  blockers: readonly BlockerEntry[],
  folded: Awaited<ReturnType<typeof fold>>,
): string[] {
  const problems: string[] = [];
  const { superseded, resolved } = folded;
  const decisionOf = new Map(decisions.map((decision) => [decision.id, decision]));
  const blockerOf = new Map(blockers.map((blocker) => [blocker.id, blocker]));
  for (const [id, by] of superseded) {
    const entry = decisionOf.get(id);
    if (!entry) problems.push(`Decision ${id} is missing from the ledger.`);
    else if (entry.supersededBy !== by)
      problems.push(`The ledger has decision ${id} replaced by ${entry.supersededBy}, the log by ${by}.`);
  }
  for (const [id, done] of resolved) {
    const entry = blockerOf.get(id);
    if (!entry) problems.push(`Blocker ${id} is missing from the ledger.`);
    else if ((entry.status === 'resolved') !== done)
      problems.push(`The ledger has blocker ${id} ${entry.status}, the log does not.`);
  }
  return problems;
}

/** A value as JSON with its keys in order, so that two heads compare whatever their keys' order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * What is wrong with a store, in sentences; empty where nothing is: the database itself, each event, and everything that
 * is derived from the log against a fold of the log.
 */
export async function validateStore(store: Store): Promise<string[]> {
  const problems = await store.verify();
  if (problems.length > 0) return problems;
  const folded = await fold(store);
  const heads = await store.sessions({});
  for (const head of heads) {
    const expected = folded.heads.get(head.id);
    if (!expected) problems.push(`Session ${head.id} is not in the log.`);
    else if (canonical(expected) !== canonical(head))
      problems.push(`What is kept of session ${head.id} differs from its log.`);
  }
  if (heads.length < folded.heads.size)
    problems.push(`${folded.heads.size - heads.length} sessions of the log are missing.`);
  const [decisions, blockers] = await Promise.all([store.decisions({}), store.blockers({})]);
  return [...problems, ...folded.orphans, ...compareLedger(decisions, blockers, folded)];
}
