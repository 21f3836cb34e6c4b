/** Tells a person once that a tool cannot be used, and once that it can be again: not with every command, and not for every operation. */
import type { Host } from '@msp/core';
import type { Connection, Warning } from '@msp/protocol';

/** What there is to tell. */
export interface News {
  readonly warnings: readonly Warning[];
  /** What is well again. */
  readonly good: readonly string[];
}

const NOTHING: News = { warnings: [], good: [] };

/** What is wrong with a tool, as it is remembered. */
type Trouble = 'unavailable' | 'refused' | 'parked';
const ALL: readonly Trouble[] = ['unavailable', 'refused', 'parked'];

/** Looks what has changed since a person was told last, and remembers that they are told now. Asks no tool. */
export async function tellOnce({ store, config }: Pick<Host, 'store' | 'config'>): Promise<News> {
  const sending = config.plugins.filter(({ enabled, mode }) => enabled && mode === 'integrated');
  if (sending.length === 0) return NOTHING;
  const [connections, told, parked] = await Promise.all([
    store.connections(),
    store.told(),
    store.outboxCounts({ statuses: ['parked'] }),
  ]);
  const changes = sending.flatMap(({ name }) => {
    const connection = connections.find(({ plugin }) => plugin === name);
    const count = parked.find(({ plugin }) => plugin === name)?.count ?? 0;
    const now = troubles(connection, count);
    const what = told.find(({ plugin }) => plugin === name)?.what ?? '';
    const before = ALL.filter((each) => what.split(' ').includes(each));
    if (now.join(' ') === before.join(' ')) return [];
    return [{ name, now, before, connection, count, title: connection?.title ?? name }];
  });
  if (changes.length === 0) return NOTHING;
  await store.transaction(async (transaction) => {
    for (const { name, now } of changes) await transaction.putTold(name, now.join(' ') || null);
  });
  const isDown = (all: readonly Trouble[]) => all.some((each) => each !== 'parked');
  return {
    warnings: changes.flatMap((change) =>
      change.now.filter((each) => !change.before.includes(each)).map((each) => WORDS[each](change)),
    ),
    good: changes
      .filter(({ before, now }) => isDown(before) && !isDown(now))
      .map(({ title }) => `${title} is back. What waited is being sent.`),
  };
}

function troubles(connection: Connection | undefined, parked: number): Trouble[] {
  const down = connection?.breaker === 'open' && connection.problem !== null;
  return [
    ...(down ? [connection.hint === null ? ('unavailable' as const) : ('refused' as const)] : []),
    ...(parked > 0 ? (['parked'] as const) : []),
  ];
}

interface Change {
  readonly name: string;
  readonly title: string;
  readonly connection: Connection | undefined;
  readonly count: number;
}

const WORDS: Readonly<Record<Trouble, (change: Change) => Warning>> = {
  unavailable: ({ title }) => ({
    message: `${title} unavailable - working with local data.`,
    hint: 'Nothing is lost: it is sent when the tool is back. How it stands: msp status',
  }),
  refused: ({ title, connection }) => ({
    message: `${title} is not written to: ${(connection?.problem ?? '').replace(/\.$/, '')}.`,
    hint: `${(connection?.hint ?? '').replace(/\.$/, '')}. Until then everything waits, and nothing is lost.`,
  }),
  parked: ({ title, name, count }) => ({
    message: `${title} did not take ${count === 1 ? 'one operation' : `${count} operations`}.`,
    hint: `Why, and what to do: msp outbox list --parked --plugin ${name}`,
  }),
};
