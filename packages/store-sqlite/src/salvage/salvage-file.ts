import { MspEvent, type RecordedEvent } from '@msp/protocol';
import { checksum } from '../checksum.js';
import { storeError } from '../errors.js';
import { bodiesOf } from './bodies.js';
import { BEGINNING, cellsBefore } from './cells.js';
import { losses } from './losses.js';
import { Pages, type Stretch } from './pages.js';
import type { SalvageResult } from './result.js';

/** How much is looked through at a time: whole pages of whatever size, for no row goes over the edge of its page. */
const WINDOW = 1 << 20;

/** Looks for events in every byte of a store's files. See {@link salvage}. */
export function salvageFile(path: string): SalvageResult {
  let pages: Pages | undefined;
  try {
    pages = new Pages(path);
    return collect(pages);
  } catch (error) {
    throw storeError(error, path);
  } finally {
    pages?.close();
  }
}

function collect(pages: Pages): SalvageResult {
  const found = new Map<number, RecordedEvent>();
  const unknown = new Set<number>();
  for (const stretch of pages.stretches()) {
    for (const row of rowsIn(stretch, pages)) {
      if (found.has(row.sequence)) continue;
      const event = eventOf(row);
      if (event) found.set(row.sequence, event);
      else unknown.add(row.sequence);
    }
  }
  const events = [...found.values()].sort((one, other) => one.sequence - other.sequence);
  return { events, lost: losses(events, unknown, pages) };
}

interface Row {
  readonly sequence: number;
  readonly body: string;
}

/** The rows whose checksum is right. */
function* rowsIn(stretch: Stretch, pages: Pages): Generator<Row> {
  for (let from = stretch.from; from < stretch.to; from += WINDOW) {
    const bytes = stretch.bytes.read(from, Math.min(WINDOW, stretch.to - from));
    for (let at = bytes.indexOf(BEGINNING); at >= 0; at = bytes.indexOf(BEGINNING, at + 1)) {
      const row = rowAt(bytes, at, pages);
      if (row) yield row;
    }
  }
}

function rowAt(bytes: Buffer, position: number, pages: Pages): Row | null {
  for (const cell of cellsBefore(bytes, position)) {
    for (const body of bodiesOf(cell, bytes, position, pages)) {
      const whole = body.length === cell.length && checksum(body, cell.sequence) === cell.checksum;
      if (whole) return { sequence: cell.sequence, body: body.toString() };
    }
  }
  return null;
}

/** The event of a row; null where its shape is not one that this program knows. */
function eventOf({ sequence, body }: Row): RecordedEvent | null {
  try {
    return { ...MspEvent.parse(JSON.parse(body)), sequence };
  } catch {
    return null;
  }
}
