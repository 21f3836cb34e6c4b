import type { StoredFeedItem, ToolItem } from '@msp/protocol';

/** What a tool knows, as `--json` prints it. */
export function toolItemOf(item: StoredFeedItem): ToolItem {
  const { plugin, feed, id, kind, title, sessionId } = item;
  const { state = null, author = null, branch = null, time = null, url = null } = item;
  return { plugin, feed, id, kind, title, state, author, branch, time, url, sessionId };
}
