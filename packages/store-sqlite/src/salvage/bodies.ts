/** Putting a row's body together: what stands on its page, and the rest on a chain of other pages. */
import type { Cell } from './cells.js';
import type { Pages } from './pages.js';

/**
 * The ways in which the body of a row can be read, the likeliest first; the checksum tells the right one.
 *
 * @param bytes what lies around the row
 * @param position where in it the body begins
 */
export function* bodiesOf(cell: Cell, bytes: Buffer, position: number, pages: Pages): Generator<Buffer> {
  for (const pageSize of pages.pageSizes) {
    const local = localLength(cell.payloadLength, pageSize);
    const end = cell.payload + local;
    if (local === cell.payloadLength) {
      yield bytes.subarray(position, position + cell.length);
    } else if (end + 4 <= bytes.length && end >= position) {
      const here = bytes.subarray(position, end);
      yield* chained(here, bytes.readUInt32BE(end), cell.length, pageSize, pages);
    }
  }
}

/** Follows the chain, once preferring the log's version of a page and once the file's. */
function* chained(
  here: Buffer,
  first: number,
  length: number,
  pageSize: number,
  pages: Pages,
): Generator<Buffer> {
  for (const newest of [true, false]) {
    const parts = [here];
    let missing = length - here.length;
    let page = first;
    while (missing > 0 && page !== 0) {
      const versions = [...pages.versions(page, pageSize)];
      const version = newest ? versions[0] : versions.at(-1);
      if (!version || version.length < 4) break;
      const part = version.subarray(4, 4 + missing);
      parts.push(part);
      missing -= part.length;
      page = version.readUInt32BE(0);
      // A chain that leads in a circle ends here as well: every page takes something off what is missing.
      if (part.length === 0) break;
    }
    if (missing === 0) yield Buffer.concat(parts);
  }
}

/** How much of a payload stays on its own page, by the rule of the file format for rows of tables. */
function localLength(payload: number, pageSize: number): number {
  const most = pageSize - 35;
  if (payload <= most) return payload;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const fitting = least + ((payload - least) % (pageSize - 4));
  return fitting <= most ? fitting : least;
}
