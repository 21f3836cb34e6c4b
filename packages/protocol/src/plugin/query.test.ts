import { expect, it } from 'vitest';
import { SecretReference } from './query.js';

it.each<[object, boolean]>([
  [{ $secret: 'token' }, true],
  [{ $secret: 'token', before: 'Bearer ' }, true],
  [{ $secret: 'token', basic: 'ada@example.com' }, true],
  [{ $secret: '' }, false],
  [{ $secret: 'token', basic: '' }, false],
  [{ $secret: 'token', basic: 'ada:lovelace' }, false],
  [{ $secret: 'token', basic: 'ada\r\nx: y' }, false],
  [{ $secret: 'token', before: 'Basic ', basic: 'ada' }, false],
])('%j is a reference to a secret: %s', (value, expected) =>
  expect(SecretReference.safeParse(value).success).toBe(expected),
);
