/** CRC-32, as in zip and PNG. Here rather than from `node:zlib`, whose loading alone costs a command 1 ms. */
const TABLE = new Int32Array(256);
for (let index = 0; index < 256; index += 1) {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  TABLE[index] = value;
}

/**
 * The checksum of an event's text at its place in the log, as a signed 32-bit number.
 *
 * SQLite notices a damaged page only where its structure breaks; a changed letter in a text it does not.
 * The place is part of the sum, so an event cannot turn up at another one.
 */
export function checksum(text: string | Uint8Array, sequence: number): number {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  let value = ~sequence;
  for (let index = 0; index < bytes.length; index += 1) {
    value = (value >>> 8) ^ (TABLE[(value ^ (bytes[index] as number)) & 0xff] as number);
  }
  return ~value;
}
