import type { SessionHead } from '@msp/protocol';
import { bar, change } from '../output/bar.js';
import type { Paper } from '../output/paper.js';

/** Narrower than this, the bar is shorter and the change stands below it. */
const WIDE = 60;

/**
 * A session's progress as a bar, and how it went since the start.
 *
 * @param always whether to say so where it did not move, too
 */
export function progressLines(
  { startProgress, endProgress }: Pick<SessionHead, 'startProgress' | 'endProgress'>,
  { columns, style }: Paper,
  always = false,
): string[] {
  const drawn = style.accent(bar(endProgress, columns < WIDE ? 10 : 20));
  const moved = startProgress !== endProgress || always;
  const said = moved ? style.faint(change(startProgress, endProgress)) : null;
  if (said === null) return [drawn];
  return columns < WIDE ? [drawn, said] : [`${drawn}   ${said}`];
}
