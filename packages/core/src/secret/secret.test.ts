import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets, maskSecrets } from './index.js';

const lines = (name: string) =>
  readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => line.replace(/\\([\\n])/g, (_, escaped) => (escaped === 'n' ? '\n' : '\\')));

/** None of these ever opened anything. They are put together here, so that no scanner takes a file for a leak. */
const made: Record<string, string> = {
  drawn: 'q7Rk2mZp9TxWv4Ld8Nc1Hs6Bf3Jg5Ye0Ua',
  more: 'Zx8Kw3Qn6Vb1Mt9Rp4Cd7Lf2Hj5Gs0Ay',
  hex: '9f86d081884c7d659a2feaa0c55ad015',
  line: 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
  jwt:
    ['hbGciOiJIUzI1NiJ9', 'zdWIiOiIxMjM0NTY3ODkwIn0'].map((part) => `ey${'J'}${part}.`).join('') +
    'dozjgNryP4J3jVmN',
};

function assemble(template: string): string {
  return template
    .replaceAll('~', '')
    .replace(
      /\{(begin|end) ([A-Z ]*)\}/g,
      (_, edge, type) => `-----${edge.toUpperCase()} ${type}PRIVATE KEY-----`,
    )
    .replace(/\{(\w+)\}/g, (whole, name) => made[name] ?? whole);
}

const positives = lines('positives').map((line) => {
  const [, kind = '', shown = '', template = ''] = /^([\w ]+) (\d): (.*)$/s.exec(line) ?? [];
  const [before = '', secret = '', after = ''] = assemble(template).split(/[⟦⟧]/);
  return { kind, before, secret, after, preview: `${secret.slice(0, Number(shown))}…` };
});
const negatives = lines('negatives');

describe('findSecrets', () => {
  it.each(positives)(
    'finds a $kind between $before and $after',
    ({ kind, before, secret, after, preview }) => {
      const text = before + secret + after;
      expect(findSecrets(text)).toEqual([
        { kind, start: before.length, end: before.length + secret.length, preview },
      ]);
      expect(maskSecrets(text)).toBe(`${before}${preview}[masked ${kind}]${after}`);
    },
  );

  it.each(negatives)('leaves %j', (text) => {
    expect(findSecrets(text)).toEqual([]);
    expect(maskSecrets(text)).toBe(text);
  });

  it('has a corpus worth its name, and shows at most four characters', () => {
    expect(positives.length).toBeGreaterThanOrEqual(40);
    expect(negatives.length).toBeGreaterThanOrEqual(60);
    for (const { secret, preview } of positives) {
      expect(secret).not.toBe('');
      expect(preview.length).toBeLessThanOrEqual(5);
    }
  });

  it('finds several, in order, each once', () => {
    const text = positives.map(({ before, secret, after }) => before + secret + after).join('\n\n');
    expect(findSecrets(text).map(({ kind }) => kind)).toEqual(positives.map(({ kind }) => kind));
  });
});

describe('maskSecrets', () => {
  const pieces = positives.flatMap(({ before, secret, after }) => [
    before,
    secret,
    after,
    secret.slice(0, 30),
  ]);
  const anything = fc
    .array(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.constantFrom(
          ...negatives,
          'token=',
          'password:',
          '://a:',
          '@b',
          '"',
          '\\"',
          '-',
          '_',
          '.',
          ']',
          '…',
          '\n',
          ' ',
        ),
        fc.string({ maxLength: 6 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''));

  it('leaves nothing to find, so masking twice changes nothing', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const masked = maskSecrets(text);
        expect(findSecrets(masked)).toEqual([]);
        expect(maskSecrets(masked)).toBe(masked);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds places in order that do not overlap', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let last = 0;
        for (const { start, end } of findSecrets(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('uses the findings it is given', () => {
    expect(maskSecrets('abc', [{ kind: 'password', start: 1, end: 2, preview: '…' }])).toBe(
      'a…[masked password]c',
    );
  });
});

describe('a hostile megabyte', () => {
  const begin = assemble('{begin }');
  const units = [
    ...[
      'a',
      ' ',
      'ghp_',
      'sk-',
      'eyJ',
      '_eyJ',
      '.eyJ',
      'eyJaaaaaaaaaaa.',
      'xoxb-',
      'AKIA',
      'github_pat_',
      'AIza',
      '://',
    ],
    ...[
      '://a:',
      '://a:b@',
      '://a:b/@!',
      'token=',
      'token:',
      'token="',
      'token=\\"',
      'token=\'token="',
      'password=a1B2 ',
    ],
    ...[
      begin,
      `${begin}\nMIIEvQIBADANBgkqhkiG9w0BAQ\n`,
      '-----BEGIN ',
      '\n',
      'hooks.slack.com/services/',
      'bearer ',
    ],
    ...['token=q7Rk2mZp9TxW ', 'token=q7Rk2mZp9TxW.q7Rk2mZp9TxW=', '--token ', 'token=a,b;c&d'],
  ];
  it.each(units)('of %j takes no more than linear time', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const started = performance.now();
    maskSecrets(text);
    // A few dozen milliseconds in practice; what is quadratic takes minutes.
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
