import { MspError } from '@msp/protocol';
import { quoted } from './quoted.js';

const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 };

/**
 * A moment as a person writes it, in local time: `2026-11-01`, `2026-11-01T09:30`, `2026-11-01T09:30:00Z`, `today`,
 * `yesterday`, or how long ago: `12h`, `7d`, `2w`.
 *
 * @param edge which end of a day is meant where only a day is written
 * @throws an `MspError` `MSP009` where it is none of these
 */
export function instantOf(option: string, written: string, now: Date, edge: 'start' | 'end'): Date {
  const ago = /^(\d{1,5})([hdw])$/.exec(written);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * (HOURS[ago[2] as string] as number) * 3_600_000);
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written);
  if (day) {
    const date = new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
    // The 31st of a month of thirty days is refused rather than moved to the next one.
    if (date.getMonth() === Number(day[2]) - 1 && date.getDate() === Number(day[3])) return edged(date, edge);
  } else if (written === 'today' || written === 'yesterday') {
    const back = written === 'today' ? 0 : 1;
    return edged(new Date(now.getFullYear(), now.getMonth(), now.getDate() - back), edge);
  } else if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(written)) {
    const date = new Date(written);
    if (!Number.isNaN(date.getTime())) return date;
  }
  throw new MspError('MSP009', {
    message: `${option} cannot be ${quoted(written)}: it is a date, or how long ago.`,
    hint: `For example: ${option} 2026-11-01, ${option} yesterday, or ${option} 7d`,
  });
}

function edged(midnight: Date, edge: 'start' | 'end'): Date {
  if (edge === 'start') return midnight;
  return new Date(midnight.getFullYear(), midnight.getMonth(), midnight.getDate(), 23, 59, 59, 999);
}
