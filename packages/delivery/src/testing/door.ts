import type { Reply } from '@msp/protocol';
import type { Door } from '../engine/door.js';

/** A door to the server: really HTTP. */
export function doorTo(url: string): Door {
  return {
    async send(query): Promise<Reply> {
      const { ask, keys } = ('document' in query ? query.document : {}) as { ask?: string; keys?: unknown };
      try {
        const response = await (ask === undefined
          ? fetch(`${url}/send`, { method: 'POST', body: JSON.stringify({ keys }) })
          : fetch(`${url}/${encodeURIComponent(ask)}`));
        const headers = Object.fromEntries(response.headers);
        return { kind: 'answer', value: (await response.json()) as never, status: response.status, headers };
      } catch {
        return {
          kind: 'failure',
          reason: 'connection',
          landed: 'unknown',
          message: 'the connection was cut',
        };
      }
    },
    mask: (text) => text,
    close: async () => {},
  };
}
