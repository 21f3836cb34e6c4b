/** A short, stable stand-in for any text. Pure. */

/** Digits and letters without i, l, o, u: nothing to misread. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * The same few characters for the same text, on every machine: FNV-1a of 64 bits, five bits a character. Not a secret.
 *
 * @param length 1 to 12 characters
 * @example fingerprint('shop/api', 6) // six of 0-9 and a-z
 */
export function fingerprint(text: string, length: number): string {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit & 0xff)) * PRIME);
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit >> 8)) * PRIME);
  }
  let result = '';
  for (let index = 0; index < length; index += 1) {
    result += ALPHABET[Number(hash & 31n)];
    hash >>= 5n;
  }
  return result;
}
