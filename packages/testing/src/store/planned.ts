/** What the parts of the suite that are about the outbox work with. */
import type { Claim, Link, OutboxEntry, Planned, Settlement, Store } from '@msp/protocol';

/** What a test wants to decide itself about an operation. */
export interface GivenOperation extends Partial<Omit<Planned, 'operation'>> {
  readonly lane?: string;
}

/** An operation for the outbox; whatever is not given is made up. @example planned('key-1', { lane: 'session-1' }) */
export function planned(key: string, { lane = 'lane', ...given }: GivenOperation = {}): Planned {
  return {
    plugin: 'linear',
    version: '1.0.0',
    sequence: 1,
    sessionId: 'msp-2026-01-05-090000-smpl',
    operation: {
      key,
      lane,
      summary: `Does ${key}`,
      query: { language: 'cypher', text: 'merge (node {id: $id})', parameters: { id: key } },
      delivery: 'probe',
    },
    ...given,
  };
}

/** An instant, so many seconds after the test began. */
export const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 5, 9) + seconds * 1000).toISOString();

/** Puts operations into the outbox. */
export const enqueue = (store: Store, operations: readonly Planned[], now = at(0)): Promise<number> =>
  store.transaction((transaction) => transaction.enqueue(operations, now));

/** Claims for Ada for a minute, everything that there is, but for what is given. */
export const claim = (store: Store, given: Partial<Claim> = {}): Promise<OutboxEntry[]> =>
  store.transaction((transaction) =>
    transaction.claim({
      plugin: 'linear',
      owner: 'ada',
      now: at(0),
      until: at(60),
      lanes: 100,
      perLane: 100,
      ...given,
    }),
  );

/** Settles for Ada. */
export const settle = (
  store: Store,
  settlements: readonly Settlement[],
  { owner = 'ada', now = at(1) } = {},
): Promise<void> => store.transaction((transaction) => transaction.settle(settlements, owner, now));

export const sent = (id: number, links: readonly Link[] = []): Settlement => ({ id, status: 'sent', links });
export const parked = (id: number, problem = 'refused'): Settlement => ({ id, status: 'parked', problem });
export const untouched = (id: number): Settlement => ({ id, status: 'untouched' });
export const again = (id: number, due: string, unsettled = false): Settlement => ({
  id,
  status: 'queued',
  due,
  unsettled,
  problem: 'not reachable',
});

/** The keys of entries, in their order. */
export const keys = (entries: readonly OutboxEntry[]): string[] =>
  entries.map(({ operation }) => operation.key);

/** One entry as it stands. */
export async function entry(store: Store, id: number): Promise<OutboxEntry> {
  const [found] = await store.outbox({ ids: [id] });
  if (!found) throw new Error(`there is no entry ${id}`);
  return found;
}
