import { expect, it } from 'vitest';
import { pureContext } from './context.js';

it('a secret is referred to as it is, with a text before it, or as HTTP Basic wants it', () => {
  const { context, genuine } = pureContext('jira', {});
  const references = [
    context.secret('token'),
    context.secret('token', 'Bearer '),
    context.secret('token', { basic: 'ada@example.com' }),
  ];
  expect(references).toEqual([
    { $secret: 'token' },
    { $secret: 'token', before: 'Bearer ' },
    { $secret: 'token', basic: 'ada@example.com' },
  ]);
  expect(references.every((reference) => genuine.has(reference))).toBe(true);
});
