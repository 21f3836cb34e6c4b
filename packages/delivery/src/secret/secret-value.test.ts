import { MspError } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { secretValue } from './secret-value.js';

const PEM = '-----BEGIN PRIVATE KEY-----\nabc\r\ndef\n-----END PRIVATE KEY-----';

describe('secretValue', () => {
  it.each([
    ['abc\n', 'abc'],
    ['\r\n  abc def \t', 'abc def'],
    ['ключ 🔑', 'ключ 🔑'],
    [`${PEM}\n`, PEM],
    ['{\n\t"key": "a"\n}', '{\n\t"key": "a"\n}'],
  ])('%j is kept as %j', (given, kept) => expect(secretValue(given)).toBe(kept));

  it.each([
    '',
    ' \n',
    'a\nb',
    'a\u0000b',
    'a\u001b[31m',
    'a\u0085b',
    'half \ud800',
    'x'.repeat(65_537),
    `${PEM}\u0000.`,
  ])('%j is refused, and not quoted', (given) => {
    let thrown: unknown;
    try {
      secretValue(given);
    } catch (error) {
      thrown = error;
    }
    expect(MspError.is(thrown) && thrown.code).toBe('MSP009');
    const { message, hint } = thrown as MspError;
    expect(`${message} ${hint}`).toMatch(
      /^The secret (is|holds) [a-z0-9 ]+; nothing was kept\. Copy it again/,
    );
  });
});
