import { ORIGIN_HEADER } from '../../fault-server/read-request.js';

/**
 * Sends everything that this process fetches to one server on this machine, whatever host was asked for, until the returned
 * function is called. The host's own fetch, with its limits and its rules, stands above: it is Node's that is exchanged.
 *
 * @param except addresses that are reached as they are
 */
export function redirectFetch(url: string, except: readonly string[]): () => void {
  const before = globalThis.fetch;
  const redirected: typeof globalThis.fetch = (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : String(input));
    if (except.includes(asked.origin)) return before(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    headers.set(ORIGIN_HEADER, asked.origin);
    const target = new URL(asked.pathname + asked.search, url);
    return input instanceof Request
      ? before(new Request(target, input), { ...init, headers })
      : before(target, { ...init, headers });
  };
  globalThis.fetch = redirected;
  return () => {
    globalThis.fetch = before;
  };
}
