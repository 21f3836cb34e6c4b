import { HOSTILE } from '@msp/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { restored, storable } from './text.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...Object.values(HOSTILE)),
  // Every 16-bit value, halves of surrogate pairs among them.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);

it('brings every text back, and keeps different texts different', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      expect(restored(storable(one))).toBe(one);
      expect(storable(one) === storable(other)).toBe(one === other);
      expect(storable(one).isWellFormed()).toBe(true);
      expect(storable(one)).not.toContain('\u0000');
    }),
  );
});

it('leaves what people write as it is, and nothing as nothing', () => {
  for (const text of ['linear', 'Grüße, 👩🏽‍💻', "it's", ' ', '', '{"a":1}'])
    expect(storable(text)).toBe(text);
  expect(storable(null)).toBeNull();
  expect(restored(null)).toBeNull();
});
