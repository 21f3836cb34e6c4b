/** What a person should know after an import. */
import type { SessionHead, StoreTransaction, Warning } from '@msp/protocol';

/** More sessions are not looked through; nobody has that many under way. */
const MOST = 1000;

/** How many of them are named; the rest is counted. */
const NAMED = 3;

/** Two sessions under way of one person in one working tree: `start` would never have allowed the second. */
function doubled(active: readonly SessionHead[], touched: ReadonlySet<string>): Warning[] {
  const places = new Map<string, number>();
  const place = ({ user, worktree }: SessionHead) => JSON.stringify([user, worktree]);
  for (const head of active) places.set(place(head), (places.get(place(head)) ?? 0) + 1);
  const twice = active.filter((head) => touched.has(head.id) && (places.get(place(head)) ?? 0) > 1);
  const warnings = twice.slice(0, NAMED).map(({ id, user }) => ({
    message: `Session ${id} of ${user} is under way, and so is another of theirs in the same working tree.`,
    hint: `End it: msp end --session ${id}`,
  }));
  const left = twice.length - warnings.length;
  return left > 0
    ? [...warnings, { message: `The same holds for ${left} more.`, hint: 'See them: msp status --all' }]
    : warnings;
}

/** Looks at what was imported. To be called before the transaction ends. */
export async function importWarnings(
  transaction: Pick<StoreTransaction, 'session' | 'sessions'>,
  touched: ReadonlySet<string>,
): Promise<Warning[]> {
  let headless = 0;
  for (const id of touched) if ((await transaction.session(id)) === null) headless += 1;
  const lost: Warning = {
    message: `${headless} session(s) have no beginning in what was imported; their events are kept and can be searched.`,
    hint: 'Import the beginning too, then: msp repair',
  };
  const active = await transaction.sessions({ statuses: ['active', 'ending'], limit: MOST });
  return [...(headless > 0 ? [lost] : []), ...doubled(active, touched)];
}
