/** Is a request signed with our secret? Pure, but for Node's cryptography. */
import { timingSafeEqual } from 'node:crypto';
import type { WebhookPlace, WebhookSignature } from '@msp/protocol';
import { bytesOf } from './encoding.js';
import { hmacOf, keyOf } from './hmac.js';
import type { Opened } from './request.js';

/** Nobody rotates more secrets than that at a time. */
const MOST_SIGNATURES = 10;

/** `unsigned`: there is no signature. `tampered`: none of those that are there is right. */
export type SignatureProblem = 'unsigned' | 'tampered' | 'no-secret';

/** What a look at the signature brings. */
export type Signed =
  | { readonly problem: SignatureProblem }
  /** `digest`: the signature that we made. The same for the same content. */
  | { readonly problem: null; readonly digest: string };

/**
 * Looks at the signatures of a request.
 *
 * @param secret undefined where none is set
 * @param id where the delivery's id stands, for tools that sign it
 */
export function checkSignature(
  request: Opened,
  signature: WebhookSignature,
  secret: string | undefined,
  id?: WebhookPlace,
): Signed {
  const key = keyOf(secret, signature.key);
  if (key === null) return { problem: 'no-secret' };
  const candidates = signaturesIn(request.headers.get(signature.header) ?? [], signature.prefix);
  if (candidates.length === 0) return { problem: 'unsigned' };
  const expected = hmacOf(request, signature, key, id);
  if (expected === null) return { problem: 'tampered' };
  const right = candidates
    .slice(0, MOST_SIGNATURES)
    .map((text) => bytesOf(text, signature.encoding))
    .filter((bytes) => bytes?.length === expected.length && timingSafeEqual(bytes, expected));
  return right.length === 0 ? { problem: 'tampered' } : { problem: null, digest: expected.toString('hex') };
}

/** The pieces of the header that begin with the prefix, without it. */
function signaturesIn(values: readonly string[], prefix = ''): string[] {
  // A prefix may itself hold a comma: `v1,`.
  const between = prefix.includes(',') ? /\s+/ : /[\s,]+/;
  return values
    .flatMap((value) => value.split(between))
    .filter((piece) => piece !== '' && piece.startsWith(prefix))
    .map((piece) => piece.slice(prefix.length));
}
