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

/** Milliseconds since 1970 as events spell an instant. */
export const instant = (value: number): string => new Date(value).toISOString();

/** The same for a column that may be empty. */
export const instantOrNull = (value: number | null): string | null =>
  value === null ? null : instant(value);

/** An instant as a column that may be empty. @throws `MSP009` where the text is no instant. */
export const millisecondsOrNull = (value: string | null): number | null =>
  value === null ? null : milliseconds(value);
