import { MspError } from '@msp/protocol';
import { quoted } from './quoted.js';

/**
 * A whole number of at least one; undefined stays undefined.
 *
 * @throws an `MspError` `MSP009` where it is something else
 */
export function countOf(option: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const count = /^\d{1,9}$/.test(written) ? Number(written) : 0;
  if (count > 0) return count;
  throw new MspError('MSP009', {
    message: `${option} cannot be ${quoted(written)}: it is a whole number, 1 or more.`,
    hint: `For example: ${option} 5`,
  });
}
