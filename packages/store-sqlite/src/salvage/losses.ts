/** What is missing from what was found, in sentences. */
import type { RecordedEvent } from '@msp/protocol';

interface Sizes {
  readonly size: number;
  readonly declaredSize: number | null;
}

/**
 * @param events what was found, in the order of the log
 * @param unknown places of events that are whole but of an unknown shape
 */
export function losses(
  events: readonly RecordedEvent[],
  unknown: ReadonlySet<number>,
  file: Sizes,
): string[] {
  const lost: string[] = [];
  let expected = 1;
  const places = [...events.map((event) => event.sequence), ...unknown].sort((one, other) => one - other);
  for (const place of places) {
    if (place > expected) lost.push(gap(expected, place - 1));
    if (unknown.has(place))
      lost.push(`Event ${place} is whole, but of a kind that this program does not know.`);
    expected = place + 1;
  }
  if (places.length === 0) lost.push('No event was found.');
  if (file.declaredSize !== null && file.size < file.declaredSize) {
    const bytes = file.declaredSize - file.size;
    lost.push(`The file is ${bytes} bytes shorter than it should be; what was recorded last may be missing.`);
  }
  return lost;
}

function gap(first: number, last: number): string {
  return first === last ? `Event ${first} is lost.` : `Events ${first} to ${last} are lost.`;
}
