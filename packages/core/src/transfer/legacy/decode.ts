/** The text of a file that an older MSP wrote. Pure. */

/** How many bytes are looked at to find out how a text without a mark is stored. */
const SAMPLE = 512;

/** In UTF-16 every other byte of a JSON text is mostly zero: the second of a pair, or the first. */
function unmarked(bytes: Uint8Array): string {
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, SAMPLE);
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > length / 4) return 'utf-16le';
  return even > length / 4 ? 'utf-16be' : 'utf-8';
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return unmarked(bytes);
}

/**
 * Decodes what PowerShell writes: UTF-8 or UTF-16 with a byte order mark or without, or the Western code page of
 * Windows, which is what is left where neither fits.
 *
 * @example decodeText(readFileSync('current-session.json')) // '{ "id": "msp-lite-20250116-093042", …'
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(encoding === 'utf-8' ? 'windows-1252' : encoding).decode(bytes);
  }
}
