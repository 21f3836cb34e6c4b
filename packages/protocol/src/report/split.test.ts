import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitText } from './split.js';

it.each([
  ['short', 10, ['short']],
  ['', 10, ['']],
  ['One two three', 8, ['One two ', 'three']],
  ['First.\n\nSecond one here', 12, ['First.\n\n', 'Second one ', 'here']],
  ['abcdefgh', 3, ['abc', 'def', 'gh']],
])('%j at %i', (text, limit, parts) => expect(splitText(text, limit)).toEqual(parts));

it('loses nothing, exceeds nothing, and parts no character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 2, max: 60 }),
      (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.join('')).toBe(text);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
        if (text.isWellFormed()) for (const part of parts) expect(part.isWellFormed()).toBe(true);
        if (text !== '') expect(parts).not.toContain('');
      },
    ),
  );
});
