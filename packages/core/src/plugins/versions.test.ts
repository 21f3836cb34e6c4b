import { expect, it } from 'vitest';
import { isOlder, peerProblem } from './versions.js';

it.each([
  ['0.1.0', '0.2.0', true],
  ['1.0.0-rc.1', '1.0.0', true],
  ['1.0.0', '1.0.0', false],
  ['1.10.0', '1.9.0', false],
  ['none', '1.0.0', false],
  ['1.0.0', '', false],
])('is %s older than %s: %s', (one, other, older) => expect(isOlder(one, other)).toBe(older));

it.each([
  ['^1.0.0', true],
  ['workspace:*', true],
  ['^9.0.0', false],
  ['>=0 <0.1.0', false],
])('a peer range of %s fits: %s', (range, fits) => {
  expect(peerProblem({ '@msp/protocol': range }) === null).toBe(fits);
});

it.each([[undefined], [null], [{}], [{ '@msp/protocol': 5 }], ['text']])('%j asks for nothing', (peers) => {
  expect(peerProblem(peers)).toBeNull();
});
