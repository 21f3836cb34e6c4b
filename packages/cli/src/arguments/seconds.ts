import { MspError } from '@msp/protocol';

/** @throws an `MspError` `MSP009` where a text is no number of seconds from 0 to an hour */
export function secondsOf(text: string): number {
  const seconds = Number(text.replace(/s$/, ''));
  if (text.trim() !== '' && seconds >= 0 && seconds <= 3600) return seconds;
  throw new MspError('MSP009', {
    message: `"${text}" is no number of seconds from 0 to 3600.`,
    hint: 'For example: --wait 30',
  });
}
