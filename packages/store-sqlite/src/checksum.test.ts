import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checksum } from './checksum.js';

it('is the CRC-32 that everybody computes, begun with the place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.nat(), (text, sequence) => {
      expect(checksum(text, sequence)).toBe(crc32(text, sequence) | 0);
      expect(checksum(Buffer.from(text), sequence)).toBe(checksum(text, sequence));
    }),
  );
});
