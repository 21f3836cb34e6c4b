/** Transports of their own: one that is well made, and some that are not. */
import type { ConnectContext, HttpQuery, Json, Plugin, Reply, Transport } from '@msp/protocol';

/** How a transport differs from a well-made one. */
export interface Manners {
  readonly fetch?: (context: ConnectContext) => typeof globalThis.fetch;
  readonly read?: (response: Response) => Promise<Json>;
  readonly log?: (context: ConnectContext) => string;
  /** Goes wherever the tool sends it. */
  readonly follows?: boolean;
  /** Looks something up at this address before it writes. */
  readonly looksAt?: string;
}

/** A `connect` that sends HTTP queries by the host's fetch, but for its manners. */
export const connection =
  (manners: Manners = {}): NonNullable<Plugin['connect']> =>
  async () => ({ connect: (context) => transport(context, manners) });

function transport(context: ConnectContext, manners: Manners): Transport {
  const fetch = manners.fetch?.(context) ?? context.fetch;
  const read = manners.read ?? ((response) => response.json() as Promise<Json>);
  return {
    async send(query, { signal }): Promise<Reply> {
      const { method, url, headers, body } = (query as HttpQuery).request;
      const init = {
        ...{ method, headers: headers as Record<string, string>, signal, redirect: 'manual' as const },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      };
      const looked = manners.looksAt !== undefined && method !== 'GET';
      let response = looked
        ? await fetch(manners.looksAt ?? '', { ...init, method: 'GET', body: null })
        : null;
      if (!response || response.status === 200) response = await fetch(url as string, init);
      const location = response.headers.get('location');
      if (manners.follows && location) response = await globalThis.fetch(location, init);
      if (manners.log) context.log.warn(manners.log(context));
      const value = response.status < 300 && response.status !== 204 ? await read(response) : null;
      const after = response.headers.get('retry-after');
      const retry = after === null ? {} : { 'retry-after': after };
      return { kind: 'answer', status: response.status, headers: retry, value };
    },
  };
}
