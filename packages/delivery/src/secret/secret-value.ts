/** What can be a secret. Pure. */
import { MspError } from '@msp/protocol';

/** Far longer than any key, in characters. */
const LONGEST = 65_536;

/** Keys that come as files have lines. */
const isKeyFile = (value: string) => value.startsWith('-----BEGIN ') || value.startsWith('{');

/**
 * A secret as it is kept: without the line break and the spaces that copying brings along.
 *
 * @throws `MSP009` for one that is empty, too long, or holds control characters. Line breaks within are let pass in key files (PEM,
 * JSON) only: elsewhere they are a slip of the hand. The value is never quoted.
 */
export function secretValue(value: string): string {
  const trimmed = value.trim();
  const refuse = (why: string): never => {
    throw new MspError('MSP009', {
      message: `The secret ${why}; nothing was kept.`,
      hint: 'Copy it again, as the tool shows it.',
    });
  };
  if (trimmed === '') return refuse('is empty');
  if (trimmed.length > LONGEST) return refuse(`is longer than ${LONGEST} characters`);
  if (!trimmed.isWellFormed()) return refuse('is no text');
  const within = isKeyFile(trimmed) ? trimmed.replace(/[\r\n\t]/g, '') : trimmed;
  if (/\p{Cc}/u.test(within)) return refuse('holds a line break or another control character');
  return trimmed;
}
