/**
 * Rows of `events` in raw bytes (https://sqlite.org/fileformat2.html#b_tree_pages). A row is found by how its body
 * begins and read backwards from there, so neither its page nor any page above it has to be whole.
 *
 *     payload size | sequence | header size, 0, type, checksum, body | type | checksum | {"id":"…
 *     variable-length integers ................................ values of as many bytes as the header says
 */

/** How every body begins. A quote within a text is escaped, so no text of a person contains it. */
export const BEGINNING = Buffer.from('{"id":"');

/** The farthest that a row's beginning can lie before its body: three 9-byte integers, the header, two values. */
const REACH = 48;

/** A row as it lies there; whether it is whole is for the checksum to say. */
export interface Cell {
  readonly sequence: number;
  readonly checksum: number;
  /** Bytes of the whole body, the part on other pages included. */
  readonly length: number;
  /** Where the row's payload begins; what fits on the page is counted from there. */
  readonly payload: number;
  /** Bytes of the payload in all. */
  readonly payloadLength: number;
}

/** The rows that may end in the body at `position`. Nearly always one, sometimes none. */
export function* cellsBefore(bytes: Buffer, position: number): Generator<Cell> {
  for (let start = position - 6; start >= Math.max(0, position - REACH); start -= 1) {
    const cell = cellAt(bytes, start, position);
    if (cell) yield cell;
  }
}

function cellAt(bytes: Buffer, start: number, body: number): Cell | null {
  const size = integer(bytes, start);
  const place = size && integer(bytes, size.end);
  const header = place && integer(bytes, place.end);
  if (!header || header.end > body) return null;
  const serials: number[] = [];
  let at = header.end;
  while (at < place.end + header.value && at < body) {
    const serial = integer(bytes, at);
    if (!serial) return null;
    serials.push(serial.value);
    at = serial.end;
  }
  const [sequence, type, sum, text] = serials;
  // The sequence is the row's key and stands before; texts have odd numbers from 13 on.
  if (serials.length !== 4 || sequence !== 0 || text === undefined || text < 13 || text % 2 === 0)
    return null;
  const [typeSize, sumSize] = [numberSize(type), numberSize(sum)];
  const length = (text - 13) / 2;
  if (typeSize === null || sumSize === null || at !== place.end + header.value) return null;
  if (at + typeSize + sumSize !== body || size.value !== header.value + typeSize + sumSize + length)
    return null;
  return {
    sequence: place.value,
    checksum: number(bytes, at + typeSize, sum as number, sumSize),
    length,
    payload: place.end,
    payloadLength: size.value,
  };
}

/** Bytes of a number by its serial type; null where the type is no whole number. */
function numberSize(serial: number | undefined): number | null {
  if (serial === 8 || serial === 9) return 0;
  return [null, 1, 2, 3, 4][serial ?? 0] ?? null;
}

function number(bytes: Buffer, at: number, serial: number, size: number): number {
  return size === 0 ? serial - 8 : bytes.readIntBE(at, size);
}

/** A variable-length integer: seven bits a byte, the highest bit says that there is more. */
function integer(bytes: Buffer, at: number): { value: number; end: number } | null {
  let value = 0;
  // Eight bytes hold more than a safe integer; a log does not grow so long.
  for (let index = at; index < at + 8; index += 1) {
    const byte = bytes[index];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: index + 1 };
  }
  return null;
}
