/** The host's `fetch`, which goes into every kit that takes one. */
import { cleanError } from './clean-error.js';
import { type Deadline, startDeadline } from './deadline.js';
import { fetchError, isOwnError } from './fetch-error.js';
import { type HostRule, isAllowed } from './host-rule.js';
import { type Incoming, incoming } from './incoming.js';
import { limitedResponse } from './limited-response.js';
import { plainHeaders } from './plain-headers.js';
import { MOST_REDIRECTS, redirectHeaders, redirectTarget } from './redirect.js';

type Fetch = typeof globalThis.fetch;

/** The first lines of an answer. */
export interface AnswerHeaders {
  readonly host: string;
  readonly status: number;
  /** Names in lower case, without those that could let somebody in. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface FetchOptions {
  /** The hosts that may be reached. */
  readonly rules: readonly HostRule[];
  /** Milliseconds for everything: redirects, headers and body. */
  readonly timeout: number;
  /** The longest answer in bytes, after decompression. Default: 5 MiB. */
  readonly maximumBytes?: number;
  /** Masks secrets in messages. */
  readonly mask: (text: string) => string;
  /** Stops everything that is under way. */
  readonly signal?: AbortSignal;
  /** What is sent as `user-agent` where the caller says nothing. Default: `msp`. */
  readonly userAgent?: string;
  /** Called for each answer, e.g. to learn of rate limits. */
  readonly onHeaders?: (answer: AnswerHeaders) => void;
}

const MEBIBYTE = 1_048_576;

/**
 * Makes a `fetch` that reaches the given hosts only, within limits of time and size. It sends no cookies, follows redirects only
 * where something is read, and to allowed hosts, and never takes a header that lets one in to another origin.
 *
 * What it throws has a `code`: `MSP_FORBIDDEN_HOST` (before any connection is made), `MSP_INVALID_ADDRESS`, `MSP_TOO_LARGE` (with
 * `status` and `headers`), `MSP_TIMEOUT`, or the one of Node's own error, whose causes are kept; messages are masked. Where the
 * caller's signal ended it, the reason of that signal is thrown.
 *
 * @example const fetch = createFetch({ rules: allowedHosts(manifest, settings), timeout: 30_000, mask: masker(secrets) });
 */
export function createFetch(options: FetchOptions): Fetch {
  return async (input, init) => {
    const request = read(input, init, options.mask);
    refuse(request.url, options.rules);
    const deadline = startDeadline(options.timeout, [options.signal, ...request.signals]);
    const explain = (error: unknown): unknown => {
      if (deadline.passed()) return timedOut(request.url, options.timeout);
      return deadline.signal.aborted ? deadline.signal.reason : cleanError(error, options.mask);
    };
    try {
      const { response, url } = await follow(request, init, options, deadline);
      tell(options, response, url);
      return limitedResponse(response, {
        url,
        method: request.method,
        maximum: options.maximumBytes ?? 5 * MEBIBYTE,
        redirected: url !== request.url,
        broken: explain,
        ended: () => deadline.end(),
      });
    } catch (error) {
      deadline.end();
      throw isOwnError(error) ? error : explain(error);
    }
  };
}

function read(input: Parameters<Fetch>[0], init: RequestInit | undefined, mask: FetchOptions['mask']) {
  try {
    return incoming(input, init);
  } catch (error) {
    throw isOwnError(error) ? error : cleanError(error, mask);
  }
}

function refuse(url: URL, rules: readonly HostRule[]): void {
  if (isAllowed(url, rules)) return;
  const place = url.host ? `${url.protocol}//${url.host}` : url.protocol;
  throw fetchError(`${place} is not among the hosts of this plugin.`, {
    code: 'MSP_FORBIDDEN_HOST',
    host: url.host,
  });
}

function timedOut(url: URL, timeout: number): Error {
  return fetchError(`${url.host} did not answer within ${timeout / 1000} seconds.`, {
    code: 'MSP_TIMEOUT',
    name: 'TimeoutError',
    host: url.host,
  });
}

async function follow(
  request: Incoming,
  init: RequestInit | undefined,
  { rules, userAgent = 'msp' }: FetchOptions,
  { signal }: Deadline,
) {
  let { url, headers } = request;
  if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
  const redirect = request.redirect === 'error' ? 'error' : 'manual';
  let response = await globalThis.fetch(request.input, { ...init, headers, signal, redirect });
  for (let step = 0; step < MOST_REDIRECTS && request.redirect === 'follow'; step += 1) {
    const facts = { method: request.method, status: response.status, from: url, rules };
    const next = redirectTarget({ ...facts, location: response.headers.get('location') });
    if (!next) break;
    await response.body?.cancel();
    headers = redirectHeaders(headers, url, next);
    url = next;
    response = await globalThis.fetch(url, { method: request.method, headers, signal, redirect: 'manual' });
  }
  return { response, url };
}

function tell({ onHeaders }: FetchOptions, { status, headers }: Response, url: URL): void {
  try {
    onHeaders?.({ host: url.host, status, headers: plainHeaders(headers) });
  } catch {
    // Whoever listens does not decide whether an answer arrives.
  }
}
