/** What may be wrong with feeds, in sentences. Part of `verify`. */
import { FeedItem } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { restored } from '../outbox/text.js';
import { statement } from '../statement.js';
import { type FeedItemRow, itemOf } from './row.js';
import { feedStates } from './states.js';

/** Items and states that cannot be read, or stand elsewhere than they say. */
export function* feedEntries(connection: Connection): Generator<string> {
  const all = statement('select * from feed_items order by plugin, feed, id');
  for (const row of connection.each<FeedItemRow>(all)) {
    const [plugin, id] = [restored(row.plugin), restored(row.id)].map((text) => JSON.stringify(text));
    if (!isReadable(row, connection.path))
      yield `What ${plugin} told of ${id} cannot be read. It can be asked for again: msp sync`;
  }
  feedStates(connection);
}

function isReadable(row: FeedItemRow, path: string): boolean {
  try {
    const { id, kind } = FeedItem.parse(itemOf(row, path));
    return id === restored(row.id) && kind === row.kind;
  } catch {
    return false;
  }
}
