/** Which entries of the outbox a person means. */
import { MspError, type OutboxEntry, type OutboxStatus, type StoreReader } from '@msp/protocol';
import { quoted } from '../arguments/quoted.js';

/** What is done to entries. */
export type Change = 'retry' | 'discard' | 'done';

/** As it stands on the command line. */
export interface EntryWish {
  /** Ids, with spaces between. */
  readonly ids: string | undefined;
  readonly plugin: string | undefined;
  readonly parked: boolean;
  readonly all: boolean;
}

/** At most so many are read at once. */
const PAGE = 500;

/**
 * The ids that were typed, each once.
 *
 * @throws an `MspError` `MSP009` where one is no number
 */
export function idsOf(words: string | undefined): number[] {
  const ids = (words ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const wrong = ids.find((word) => !/^#?[1-9]\d{0,14}$/.test(word));
  if (wrong !== undefined)
    throw new MspError('MSP009', {
      message: `An entry of the outbox has a number, and ${quoted(wrong)} is none.`,
      hint: 'See the numbers: msp outbox list',
    });
  return [...new Set(ids.map((word) => Number(word.replace('#', ''))))];
}

/**
 * Entries by their ids, in that order.
 *
 * @throws an `MspError` `MSP008` where one is not there; nothing is changed then
 */
export async function entriesById(
  store: Pick<StoreReader, 'outbox'>,
  ids: readonly number[],
): Promise<OutboxEntry[]> {
  const found = ids.length === 0 ? [] : await store.outbox({ ids });
  const missing = ids.filter((id) => !found.some((entry) => entry.id === id));
  if (missing.length === 0) return found;
  throw new MspError('MSP008', {
    message: `The outbox has no entry ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ', …' : ''}.`,
    hint: 'See what it has: msp outbox list (what was sent: msp outbox list --sent)',
  });
}

/**
 * The entries that are to be changed: those that were named, or all of a kind.
 *
 * @throws an `MspError` `MSP010` where it was not said which, `MSP008` and `MSP009` for ids
 */
export async function chosenEntries(
  store: Pick<StoreReader, 'outbox'>,
  change: Change,
  { ids: words, plugin, parked, all }: EntryWish,
): Promise<OutboxEntry[]> {
  const ids = idsOf(words);
  if (all && ids.length > 0)
    throw new MspError('MSP010', {
      message: 'Ids and --all were given together.',
      hint: `Give one of them: msp outbox ${change} ${ids[0]}`,
    });
  if (!all) {
    if (ids.length === 0) throw unsaid(change);
    return (await entriesById(store, ids)).filter(
      (entry) => (plugin === undefined || entry.plugin === plugin) && (!parked || entry.status === 'parked'),
    );
  }
  // To give up, or to call done, what nobody looked at is asked for plugin by plugin.
  if (change !== 'retry' && plugin === undefined) throw unsaid(change);
  const statuses: OutboxStatus[] = parked || change === 'retry' ? ['parked'] : ['queued', 'parked'];
  return pages(store, { statuses, ...(plugin !== undefined && { plugin }) });
}

async function pages(
  store: Pick<StoreReader, 'outbox'>,
  query: { readonly statuses: OutboxStatus[]; readonly plugin?: string },
): Promise<OutboxEntry[]> {
  const all: OutboxEntry[] = [];
  for (;;) {
    const page = await store.outbox({ ...query, after: all.at(-1)?.id ?? 0, limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

const unsaid = (change: Change): MspError =>
  new MspError('MSP010', {
    message: `It was not said which entries to ${VERBS[change]}.`,
    hint:
      change === 'retry'
        ? 'Name them: msp outbox retry 12 13, or all that are parked: msp outbox retry --all'
        : `Name them: msp outbox ${change} 12 13, or all of a plugin: msp outbox ${change} --plugin <name> --all`,
  });

const VERBS = { retry: 'retry', discard: 'discard', done: 'mark as done' } as const;
