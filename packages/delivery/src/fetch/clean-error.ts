import { cleanText } from './clean-text.js';
import { fetchError } from './fetch-error.js';
import { peek, peekText } from './peek.js';

/** How many errors behind an error are looked at. */
const DEEPEST = 4;
const MOST = 6;

/**
 * A copy of an error that Node's fetch threw, with the same name, code and causes, and messages in which nothing stands that
 * must not be seen. Node quotes whole addresses and headers.
 */
export function cleanError(error: unknown, mask: (text: string) => string, depth = 0): Error {
  const message = typeof error === 'string' ? error : (peekText(error, 'message') ?? '');
  const code = peekText(error, 'code');
  const syscall = peekText(error, 'syscall');
  const cause = peek(error, 'cause');
  const errors = peek(error, 'errors');
  const deeper = depth < DEEPEST;
  return fetchError(cleanText(message, mask), {
    name: peekText(error, 'name')?.slice(0, 100) ?? 'Error',
    ...(code && { code: code.slice(0, 100) }),
    ...(syscall && { syscall }),
    ...(deeper && cause !== undefined && { cause: cleanError(cause, mask, depth + 1) }),
    ...(deeper &&
      Array.isArray(errors) && {
        errors: errors.slice(0, MOST).map((each) => cleanError(each, mask, depth + 1)),
      }),
  });
}
