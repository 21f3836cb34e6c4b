/** Clocks that disagree. Pure. The log keeps the order of what happened, so a wrong clock loses nothing. */
import type { SessionHead, Warning } from '@msp/protocol';

const TOLERATED_MILLISECONDS = 120_000;

/** Warns where this machine's clock is behind the last event of the session by more than two minutes. */
export function clockWarnings(head: Pick<SessionHead, 'lastEventTime' | 'host'>, now: Date): Warning[] {
  const behind = Date.parse(head.lastEventTime) - now.getTime();
  if (behind <= TOLERATED_MILLISECONDS) return [];
  const minutes = Math.round(behind / 60_000);
  const span = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  return [
    {
      message: `This machine's clock is ${span} behind the last event of the session. It was recorded in the right order, with the time of this clock.`,
      hint: 'Check the clock: date',
    },
  ];
}

/**
 * An instant as people read it: their own time, to the minute.
 *
 * @example localMinute('2026-11-21T09:30:42.000Z') // '2026-11-21 10:30' in Paris
 */
export function localMinute(instant: string): string {
  const time = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
