import { MspError } from '@msp/protocol';

/**
 * An instant of a query as a number that compares.
 * @throws `MSP009` where the text is no instant.
 */
export function milliseconds(instant: string): number {
  const value = Date.parse(instant);
  if (Number.isNaN(value)) {
    throw new MspError('MSP009', {
      message: `"${instant}" is no point in time.`,
      hint: 'Write it like this: 2026-11-21T09:30:42.000Z',
    });
  }
  return value;
}

/** The same instant as events spell theirs, so that two of them compare as texts. */
export const spelled = (instant: string): string => new Date(milliseconds(instant)).toISOString();
