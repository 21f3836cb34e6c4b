import { expect, it } from 'vitest';
import { sha } from '../testing/shapes.js';
import { isFull, knowing, remembering, settling, withRoom } from './commit-memory.js';

const many = (count: number) => Array.from({ length: count }, (_, index) => sha(String(index)));
const open = (page: number) => ({ page, standing: '+' as const });

it('what was told is known, and what was not is not', () => {
  const known = remembering(remembering('', [sha('a')], open(1)), [sha('b')], { page: 1, standing: '-' });
  expect([sha('a'), sha('b'), sha('c')].map(knowing(known))).toEqual(['+', '-', undefined]);
});

it('the newest replace the oldest; later pages replace nothing', () => {
  const full = remembering('', many(2500), open(1));
  const standing = knowing(remembering(full, [sha('new')], open(1)));
  expect([sha('new'), sha('1'), sha('0')].map(standing)).toEqual(['+', '+', undefined]);
  expect(remembering(full, [sha('old')], open(2))).toBe(full);
  expect([isFull(full), isFull(withRoom(full)), knowing(withRoom(full))(sha('2499'))]).toEqual([
    ...[true, false, '+'],
  ]);
});

it('what is settled is not asked about any more, and all else as before', () => {
  const known = remembering('', many(3), open(1));
  const one = settling(known, [sha('1'), sha('elsewhere')]);
  expect(many(3).map(knowing(one))).toEqual(['+', '-', '+']);
  expect(many(3).map(knowing(settling(one)))).toEqual(['-', '-', '-']);
});
