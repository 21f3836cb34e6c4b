/** Redirects: which are followed, and with which headers. Pure. */
import { type HostRule, isAllowed } from './host-rule.js';

/** At most so many in a row. */
export const MOST_REDIRECTS = 3;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What may be told to another origin: nothing by which one gets in. */
const HARMLESS = ['accept', 'accept-language', 'user-agent'];

/** What a redirect is judged by. */
export interface RedirectFacts {
  readonly method: string;
  readonly from: URL;
  readonly status: number;
  readonly location: string | null;
  readonly rules: readonly HostRule[];
}

/** Where to go on; null where the answer is handed over as it is. Only what is read is followed, never to http from https. */
export function redirectTarget({ method, from, status, location, rules }: RedirectFacts): URL | null {
  const reads = method === 'GET' || method === 'HEAD';
  if (!reads || !REDIRECTS.has(status) || !location || !URL.canParse(location, from.href)) return null;
  const to = new URL(location, from);
  if (to.username || to.password || (from.protocol === 'https:' && to.protocol !== 'https:')) return null;
  return isAllowed(to, rules) ? to : null;
}

/** The headers for the next step: all of them within an origin, only harmless ones to another. */
export function redirectHeaders(headers: Headers, from: URL, to: URL): Headers {
  if (from.origin === to.origin) return headers;
  return new Headers([...headers].filter(([name]) => HARMLESS.includes(name)));
}
