import { fetchError } from './fetch-error.js';
import { limitedBody } from './limited-body.js';
import { plainHeaders } from './plain-headers.js';

/** What is known about a response beside itself. */
export interface ResponseFacts {
  readonly url: URL;
  readonly method: string;
  readonly redirected: boolean;
  /** In bytes. */
  readonly maximum: number;
  /** The error to throw for one that broke off. */
  broken(error: unknown): unknown;
  /** Called once, when nothing is waited for any more. */
  ended(): void;
}

/**
 * The same response with a body that keeps to its limit.
 *
 * @throws `MSP_TOO_LARGE` where it says itself that it is longer
 */
export function limitedResponse(response: Response, facts: ResponseFacts): Response {
  const { url, method, redirected, maximum, broken, ended } = facts;
  const tooLarge = () =>
    fetchError(`The answer of ${url.host} is longer than ${size(maximum)}.`, {
      code: 'MSP_TOO_LARGE',
      host: url.host,
      status: response.status,
      headers: plainHeaders(response.headers),
    });
  if (response.body === null || method === 'HEAD') {
    ended();
    return response;
  }
  if (Number(response.headers.get('content-length') ?? 0) > maximum) {
    response.body.cancel().catch(() => {});
    throw tooLarge();
  }
  const { status, headers } = response;
  const body = limitedBody(response.body, { maximum, tooLarge, broken, ended });
  // A status such as 999, and words in other letters, do occur, and are no reason to lose the answer.
  const known = status >= 200 && status <= 599;
  const statusText = response.statusText.replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
  const copy = new Response(body, { status: known ? status : 500, statusText, headers });
  return Object.defineProperties(copy, {
    url: { value: url.href },
    redirected: { value: redirected },
    ...(!known && { status: { value: status }, ok: { value: false } }),
  });
}

const size = (bytes: number) =>
  bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MiB` : `${bytes} bytes`;
