/** Rows of an answer as recollections. Pure. */
import type { Json, Recollection, Reply } from '@msp/protocol';
import { rowsOf, textOf } from '../answer.js';

/**
 * Reads rows of `kind`, `title`, `detail`, `time` and `properties`, which all questions return. Properties that are not
 * there are left out.
 *
 * @throws where the reply is no answer
 */
export function recollections(reply: Reply): readonly Recollection[] {
  return rowsOf(reply).map(({ kind, title, detail, time, properties }) => {
    const [detailText, timeText] = [textOf(detail), textOf(time)];
    return {
      title: textOf(title) ?? `${kind} without a name`,
      ...(detailText !== undefined && { detail: detailText }),
      ...(timeText !== undefined && { time: timeText }),
      values: { kind: kind ?? null, ...present(properties) },
    };
  });
}

function present(properties: Json | undefined): Record<string, Json> {
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return {};
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}
