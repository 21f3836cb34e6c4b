/** Fetches a registry, or takes the copy that was fetched before. */
import { createFetch, type HostRule, ruleOf } from '@msp/delivery';
import { REGISTRY_LIMIT, readRegistry, TOO_LARGE } from '@msp/registry';
import type { Environment } from '../../shell.js';
import { version } from '../../version.js';
import { type Copy, keepCopy, readCopy } from './cache.js';

/** Milliseconds for everything. */
const PATIENCE = 5000;
/** Milliseconds for which a copy is taken without a look at the server. */
const FRESH = 3_600_000;

/** The text, and what is to be said about it; or why there is none. */
export type Fetched =
  | { readonly text: string; readonly hours: number; readonly problem: string | null }
  | { readonly text: null; readonly problem: string };

/** What fetching depends on. */
export interface FetchWish {
  readonly env: Environment;
  readonly now: Date;
}

/** Never throws: where the server does not answer, the last copy is taken, however old, and `problem` says why. */
export async function fetchRegistry(url: URL, { env, now }: FetchWish): Promise<Fetched> {
  const copy = readCopy(url.href, env);
  const hours = copy ? Math.abs(now.getTime() - Date.parse(copy.time)) / 3_600_000 : 0;
  if (copy && hours * 3_600_000 < FRESH) return { text: copy.text, hours, problem: null };
  const answer = await ask(url, copy);
  if ('problem' in answer)
    return copy
      ? { text: copy.text, hours, problem: answer.problem }
      : { text: null, problem: answer.problem };
  const { text, tag } = answer;
  // What cannot be used is fetched again as soon as somebody asks: it may be mended by then.
  if ('document' in readRegistry(text))
    keepCopy({ address: url.href, tag, time: now.toISOString(), text }, env);
  return { text, hours: 0, problem: null };
}

async function ask(
  url: URL,
  copy: Copy | null,
): Promise<{ readonly text: string; readonly tag: string | null } | { readonly problem: string }> {
  const get = createFetch({
    rules: [ruleOf(url.href) as HostRule],
    ...{ timeout: PATIENCE, maximumBytes: REGISTRY_LIMIT, userAgent: `msp/${version()}` },
    mask: (text) => text,
  });
  try {
    const headers = { accept: 'application/json', ...(copy?.tag && { 'if-none-match': copy.tag }) };
    const response = await get(url, { headers });
    if (response.status === 304 && copy) return copy;
    const text = await response.text();
    if (!response.ok) return { problem: `the server answers ${response.status}` };
    return { text, tag: response.headers.get('etag') };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** In words, without the address: it may hold what lets one in. */
function reasonOf(error: unknown): string {
  const codes = [error, (error as Error).cause].map((each) => (each as NodeJS.ErrnoException)?.code);
  if (codes.includes('MSP_TOO_LARGE')) return TOO_LARGE;
  if (codes.includes('MSP_TIMEOUT')) return `the server did not answer within ${PATIENCE / 1000} s`;
  const code = codes.findLast((each) => each !== undefined);
  return `the server cannot be reached${code ? ` (${code})` : ''}`;
}
