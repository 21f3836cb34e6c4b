/** Changes entries of the outbox because a person says so. */
import { type Host, isUnplanned, replan } from '@msp/core';
import { MspError, type OutboxEntry, type StoreReader, type Warning } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import type { EntryWish } from './choose-entries.js';
import { type Kit, openKit } from './kit.js';

/** What became of entries. */
export interface Changed {
  readonly changed: readonly number[];
  readonly warnings: readonly Warning[];
}

/**
 * What could not be sent is due again; what could not be planned is planned again.
 *
 * @throws an `MspError` `MSP009` where entries were named, and none of them can be changed
 */
export async function retry(
  entries: readonly OutboxEntry[],
  wish: EntryWish,
  host: Host & Place,
  shell: Shell,
): Promise<Changed> {
  const { store } = host;
  const open = entries.filter(({ status }) => status === 'queued' || status === 'parked');
  const planned = open.filter((entry) => !isUnplanned(entry));
  const warnings = await overtaken(store, planned);
  const changed = await store.transaction((transaction) =>
    transaction.requeue(
      planned.map(({ id }) => id),
      host.now().toISOString(),
    ),
  );
  const anew = await planAnew(
    open.filter((entry) => isUnplanned(entry)),
    host,
    shell,
  );
  const all = { changed: [...changed, ...anew.changed], warnings: [...warnings, ...anew.warnings] };
  return told(all, entries, wish);
}

/** A person gives entries up, or has done by hand what they ask for. @throws as {@link retry} */
export async function close(
  entries: readonly OutboxEntry[],
  wish: EntryWish,
  status: 'sent' | 'discarded',
  { store, now }: Host,
): Promise<Changed> {
  const ids = entries.map(({ id }) => id);
  const changed = await store.transaction((transaction) =>
    transaction.close(ids, status, now().toISOString()),
  );
  return told({ changed, warnings: [] }, entries, wish);
}

async function planAnew(entries: readonly OutboxEntry[], host: Host & Place, shell: Shell): Promise<Changed> {
  if (entries.length === 0) return { changed: [], warnings: [] };
  const kit = await openKit(host, shell, { names: [...new Set(entries.map(({ plugin }) => plugin))] });
  const changed: number[] = [];
  const problems = new Map<string, Warning>();
  for (const entry of entries) {
    const problem = await planOne(entry, kit, host);
    if (problem === null) changed.push(entry.id);
    // A plugin that is not mended fails for each entry in the same way.
    else problems.set(`${entry.plugin} ${problem.message.replace(/\d+/, '')}`, problem);
  }
  await kit.close();
  return { changed, warnings: [...problems.values()].slice(0, 5) };
}

async function planOne(entry: OutboxEntry, kit: Kit, host: Host): Promise<Warning | null> {
  const { id, plugin: name } = entry;
  const plugin = kit.all.find((each) => each.name === name);
  if (!plugin)
    return {
      message: `Entry ${id} cannot be planned: ${name} is not in the configuration any more.`,
      hint: `Configure it again, or give it up: msp outbox discard ${id}`,
    };
  if (plugin.state === 'disabled')
    return { message: `Entry ${id} cannot be planned: ${plugin.reason}.`, hint: plugin.hint };
  const problem = await replan(host.store, plugin, entry, {
    now: host.now,
    sessionTimeout: host.config.features.sessionTimeout,
  });
  if (problem === null) return null;
  return {
    message: `Entry ${id} could not be planned again: ${problem}`,
    hint: `Mend the plugin (msp plugin test ${name}), or give it up: msp outbox discard ${id}`,
  };
}

/** So many entries of a session are looked through for later ones: further on nobody remembers the order. */
const MOST = 2000;

/** In a lane the order counts: what comes late may undo what came after it. */
async function overtaken(
  store: Pick<StoreReader, 'outbox'>,
  entries: readonly OutboxEntry[],
): Promise<Warning[]> {
  const firsts = new Map<string, OutboxEntry>();
  for (const entry of entries) {
    const lane = JSON.stringify([entry.plugin, entry.operation.lane]);
    if ((firsts.get(lane)?.id ?? Number.POSITIVE_INFINITY) > entry.id) firsts.set(lane, entry);
  }
  const late: number[] = [];
  for (const { id, plugin, sessionId, operation } of firsts.values()) {
    const after = await store.outbox({
      ...{ plugin, after: id, limit: MOST, statuses: ['sent'] },
      ...(sessionId !== null && { sessionId }),
    });
    if (after.some((entry) => entry.operation.lane === operation.lane)) late.push(id);
  }
  if (late.length === 0) return [];
  const [first] = late;
  return [
    {
      message: `After ${late.length === 1 ? `entry ${first}` : `entries ${late.join(', ')}`} others of the same lane were sent already; it comes out of its order.`,
      hint: `Look whether it still fits: msp outbox show ${first}`,
    },
  ];
}

/** With what is to be said of entries that were named and stayed as they were. */
function told({ changed, warnings }: Changed, entries: readonly OutboxEntry[], { all }: EntryWish): Changed {
  if (all) return { changed, warnings };
  const settled = entries.filter(({ status }) => status === 'sent' || status === 'discarded');
  const [first] = settled;
  if (changed.length === 0 && warnings.length === 0)
    throw new MspError('MSP009', {
      message: first
        ? `Entry ${first.id} is ${first.status} already; only what is queued or parked can be changed.`
        : 'None of these entries is of that kind.',
      hint: 'See what waits: msp outbox list',
    });
  const left = settled.map(({ id, status }) => ({
    message: `Entry ${id} is ${status} already; it was left as it is.`,
    hint: null,
  }));
  return { changed, warnings: [...warnings, ...left.slice(0, 5)] };
}
