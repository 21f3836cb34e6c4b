import { MspError } from '@msp/protocol';
import { quoted } from './quoted.js';

/**
 * Percent as a person writes it: `45`, `45%`. Undefined stays undefined.
 *
 * @throws an `MspError` `MSP009` unless it is a whole number from 0 to 100
 */
export function progressOf(written: string | undefined, hint?: string): number | undefined {
  if (written === undefined) return undefined;
  const digits = /^\s*(\d{1,3})\s*%?\s*$/.exec(written)?.[1];
  const progress = digits === undefined ? Number.NaN : Number(digits);
  if (progress >= 0 && progress <= 100) return progress;
  throw new MspError('MSP009', {
    message: `Progress cannot be ${quoted(written)}: it is a whole number from 0 to 100. Nothing was recorded.`,
    hint: hint ?? 'For example: msp update "JWT works" 45',
  });
}
