import type { Host } from '@msp/core';
import { MspError, type OutboxStatus } from '@msp/protocol';
import type { OutboxPage } from '../views/outbox.js';

/** Which entries to list. */
export interface PageWish {
  readonly plugin: string | undefined;
  readonly statuses: readonly OutboxStatus[];
  readonly limit: number;
}

/**
 * Entries to be listed: what waits in the order in which it goes out, else the newest.
 *
 * @throws an `MspError` `MSP008` for a plugin that is neither configured nor has entries
 */
export async function outboxPage(host: Host, { plugin, statuses, limit }: PageWish): Promise<OutboxPage> {
  const { store, config } = host;
  const named = plugin === undefined ? {} : { plugin };
  const configured = config.plugins.map(({ name }) => name);
  if (plugin !== undefined && !configured.includes(plugin)) {
    const [any] = await store.outbox({ plugin, limit: 1 });
    if (!any) throw unknown(plugin, configured);
  }
  const waits = !statuses.includes('sent');
  const waiting = waits && statuses.includes('queued');
  const found = await store.outbox({
    ...{ ...named, statuses, limit, order: waits ? 'ascending' : 'descending' },
  });
  const entries = waits ? found : found.reverse();
  const counts = (await store.outboxCounts({ statuses })).filter(
    (each) => plugin === undefined || each.plugin === plugin,
  );
  const gone = [...new Set(counts.map((each) => each.plugin))].filter((name) => !configured.includes(name));
  return { entries, counts, gone, waiting };
}

const unknown = (plugin: string, configured: readonly string[]): MspError =>
  new MspError('MSP008', {
    message: `No plugin "${plugin}" is configured, and the outbox has nothing of it. ${configured.length > 0 ? `There are: ${configured.join(', ')}.` : 'There are none.'}`,
    hint: 'See everything: msp outbox list --all',
  });
