/** What plugins planned and what tools have taken stands in the store alone: a repair carries over what can be read of it. */
import type { OutboxEntry, Settlement, Store, StoredLink } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';

const PAGE = 1000;

/**
 * Copies the outbox and its links from a damaged store into one that was built anew. Cursors are not copied: the places of events in
 * the log may have changed. Plugins begin anew with what is recorded from now on, and a backfill brings the past without doubling it.
 *
 * @returns what could not be carried over, in sentences
 */
export async function copyOutbox(path: string, target: Store, now: Date): Promise<string[]> {
  let source: Store | null = null;
  try {
    source = await openSqliteStore({ path, readOnly: true });
    for (let after = 0; ; ) {
      const page = await source.outbox({ after, limit: PAGE });
      const last = page.at(-1);
      if (!last) return [];
      await copyPage(page, source, target, now);
      after = last.id;
    }
  } catch {
    return ['What waits to be sent could not be read whole. Send the past again: msp backfill <plugin>'];
  } finally {
    await source?.close();
  }
}

async function copyPage(
  page: readonly OutboxEntry[],
  source: Store,
  target: Store,
  now: Date,
): Promise<void> {
  const links = await linksOf(page, source);
  await target.transaction(async (transaction) => {
    const [before] = await transaction.outbox({ order: 'descending', limit: 1 });
    const planned = page.map(({ status, problem, ...entry }) => ({
      ...entry,
      ...(status === 'parked' && { problem: problem ?? 'it was parked before the repair' }),
    }));
    await transaction.enqueue(planned, now.toISOString());
    const copies = await transaction.outbox({ after: before?.id ?? 0 });
    const settlements = copies.flatMap((copy): Settlement[] => {
      const original = page.find(
        ({ plugin, operation }) => plugin === copy.plugin && operation.key === copy.operation.key,
      );
      if (original?.status !== 'sent') return [];
      return [{ id: copy.id, status: 'sent', links: links.filter(({ plugin }) => plugin === copy.plugin) }];
    });
    await transaction.settle(settlements, 'repair', now.toISOString());
    const discarded = copies.filter(({ plugin, operation }) =>
      page.some(
        (each) =>
          each.status === 'discarded' && each.plugin === plugin && each.operation.key === operation.key,
      ),
    );
    await transaction.close(
      discarded.map(({ id }) => id),
      'discarded',
      now.toISOString(),
    );
  });
}

/** Links that anything on this page asks for, or that are named after its events or sessions. */
async function linksOf(page: readonly OutboxEntry[], source: Store): Promise<StoredLink[]> {
  const plugins = [...new Set(page.map(({ plugin }) => plugin))];
  const found = await Promise.all(
    plugins.map((plugin) => {
      const own = page.filter((entry) => entry.plugin === plugin);
      const locals = own.flatMap(({ sessionId, operation }) => [
        ...(sessionId === null ? [] : [sessionId]),
        operation.key,
        operation.lane,
        ...asked(operation.query),
      ]);
      return source.links(plugin, [...new Set(locals)]);
    }),
  );
  return found.flat();
}

function asked(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$link' in value && typeof value.$link === 'string' ? [value.$link] : [];
  return [...own, ...Object.values(value).flatMap(asked)];
}
