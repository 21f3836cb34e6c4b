/** Tells a person once that a tool cannot be used, and once that it can be again: not with every command, and not for every operation. */
import type { Host } from '@msp/core';
import type { Standing, Warning } from '@msp/protocol';

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
  const names = new Set(sending.map(({ name }) => name));
  const changes = (await store.standings())
    .filter(({ plugin }) => names.has(plugin))
    .map((standing) => ({
      ...standing,
      title: standing.title ?? standing.plugin,
      now: troubles(standing),
      before: ALL.filter((each) => standing.told?.split(' ').includes(each)),
    }))
    .filter(({ now, before }) => now.join(' ') !== before.join(' '));
  if (changes.length === 0) return NOTHING;
  await store.transaction(async (transaction) => {
    for (const { plugin, now } of changes) await transaction.putTold(plugin, now.join(' ') || null);
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

function troubles({ breaker, problem, hint, parked }: Standing): Trouble[] {
  const down = breaker === 'open' && problem !== null;
  return [
    ...(down ? [hint === null ? ('unavailable' as const) : ('refused' as const)] : []),
    ...(parked > 0 ? (['parked'] as const) : []),
  ];
}

type Change = Standing & { readonly title: string };

const WORDS: Readonly<Record<Trouble, (change: Change) => Warning>> = {
  unavailable: ({ title }) => ({
    message: `${title} unavailable - working with local data.`,
    hint: 'Nothing is lost: it is sent when the tool is back. How it stands: msp status',
  }),
  refused: ({ title, problem, hint }) => ({
    message: problem?.startsWith(title)
      ? problem
      : `${title} is not written to: ${(problem ?? '').replace(/\.$/, '')}.`,
    hint: `${(hint ?? '').replace(/\.$/, '')}. Until then everything waits, and nothing is lost.`,
  }),
  parked: ({ title, plugin, parked }) => ({
    message: `${title} did not take ${parked === 1 ? 'one operation' : `${parked} operations`}.`,
    hint: `Why, and what to do: msp outbox list --parked --plugin ${plugin}`,
  }),
};
