import { loadSession, renderSessionMarkdown } from '@msp/core';
import type { Store } from '@msp/protocol';

/** Every session, or one, as a Markdown document: the oldest first, a part each. */
export async function* markdownOf(store: Store, sessionId: string | undefined): AsyncGenerator<string> {
  const ids =
    sessionId === undefined ? (await store.sessions({})).map(({ id }) => id).reverse() : [sessionId];
  for (const [index, id] of ids.entries()) {
    const session = await loadSession(store, id);
    if (session) yield `${index === 0 ? '' : '\n'}${renderSessionMarkdown(session).trimEnd()}\n`;
  }
}
