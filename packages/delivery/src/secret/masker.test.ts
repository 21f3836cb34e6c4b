import { HOSTILE } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { masker } from './masker.js';

describe('masker', () => {
  it.each([
    [['hunter2'], 'the password hunter2 is wrong', 'the password [secret] is wrong'],
    [['hunter2'], 'hunter2hunter2, Hunter2', '[secret][secret], Hunter2'],
    [['abc', '', '    '], 'abc', 'abc'],
    [['abcd', 'abcdefgh'], 'abcdefgh abcd', '[secret] [secret]'],
    [['abcdef', 'defghi'], '<abcdefghi>', '<[secret]>'],
    [['aaaa'], 'aaaaaaa', '[secret]'],
    [['$&$1'], 'a $&$1 b', 'a [secret] b'],
    [['a.c*'], 'abc* a.c*', 'abc* [secret]'],
    [[], 'x', 'x'],
  ])('%j: %s', (secrets, text, expected) => expect(masker(secrets)(text)).toBe(expected));

  const secrets = [
    'k+/=é "q"\\ ü',
    'lin_api_Ab3/xyz+9==',
    'https://hooks.x.com/services/T000/B000/abc?x=1',
    '-----BEGIN KEY-----\nabc\ndef\n-----END KEY-----',
    "it's <b> & (c)!*",
    '日本語の秘密',
  ];

  it.each(secrets)('%j is masked however it is written', (secret) => {
    const mask = masker([secret]);
    const written = [
      secret,
      encodeURIComponent(secret),
      encodeURIComponent(secret).toLowerCase().includes('%')
        ? encodeURIComponent(secret).replace(/%../g, (c) => c.toLowerCase())
        : secret,
      encodeURI(secret),
      new URLSearchParams({ a: secret }).toString().slice(2),
      JSON.stringify(secret).slice(1, -1),
      JSON.stringify(JSON.stringify(secret)).slice(3, -3),
      JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
    ];
    for (const text of written) expect(mask(`<<${text}>>`)).toBe('<<[secret]>>');
  });

  it.each(secrets)('%j within what is written in base64 leaves no more than its edges', (secret) => {
    for (const user of ['', 'a', 'ab', 'abc', 'ada@acme.org']) {
      for (const after of ['', 'x', 'xy', 'xyz']) {
        const text = Buffer.from(`${user}:${secret}${after}`).toString('base64');
        const masked = masker([secret])(text);
        expect(masked).toContain('[secret]');
        const left = Buffer.from(masked.split('[secret]')[0] ?? '', 'base64').toString();
        expect(left.length).toBeLessThanOrEqual(user.length + 2);
      }
    }
  });

  it('of an address that is a secret, its path is one too', () => {
    const mask = masker(['https://hooks.x.com/services/T000/B000/abc']);
    expect(mask('Cannot POST /services/T000/B000/abc')).toBe('Cannot POST [secret]');
    expect(mask('hooks.x.com said /services')).toBe('hooks.x.com said /services');
    expect(masker(['https://x.com/'])('a / b')).toBe('a / b');
    expect(masker(['bolt://neo4j:correct-horse@db:7687'])('correct-horse')).toBe('[secret]');
  });

  it('takes any text for a secret, and any text to mask', () => {
    const texts = Object.values(HOSTILE);
    const mask = masker(texts);
    for (const text of texts.filter((each) => each.length >= 4)) {
      expect(mask(`<${text}>`)).toBe('<[secret]>');
      expect(mask(`<${JSON.stringify(text).slice(1, -1)}>`)).toBe('<[secret]>');
    }
  });

  it('is quick where a text is long', () => {
    const mask = masker(secrets);
    expect(mask('x'.repeat(2_000_000)).length).toBe(2_000_000);
  });
});
