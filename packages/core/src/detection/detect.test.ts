import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_KEYWORDS, type Detection, type DetectionSettings, detect } from './index.js';

/** The updates of a corpus, one a line; `#` begins a heading, `\n` stands for a line break. */
function corpus(name: 'positives' | 'negatives'): string[] {
  const lines = readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8').split(/\r?\n/);
  return lines
    .filter((line) => line !== '' && !/^##? /.test(line))
    .map((line) => line.replaceAll('\\n', '\n'));
}

const said = ({ type, extracted, entityType }: Detection) =>
  `${type}${entityType ? ` (${entityType})` : ''}: ${extracted}`;
const told = (text: string, settings?: DetectionSettings) => detect(text, settings).map(said);

/** The price of precision: known, and not worth a false alarm. */
const MISSED = ['Tests are failing because of an issue with timezones'];

describe('the corpus', () => {
  const positives = corpus('positives').map((line) => {
    const [text = '', records = ''] = line.split(' ⇒ ');
    return { text, expected: records.split(' | ') };
  });
  const negatives = corpus('negatives');

  it('is large', () => {
    expect(positives.length).toBeGreaterThanOrEqual(150);
    expect(negatives.length).toBeGreaterThanOrEqual(150);
    expect(new Set(negatives).size).toBe(negatives.length);
  });

  it('raises nothing where there is nothing: precision 1', () => {
    expect(
      negatives.map((text) => ({ text, told: told(text) })).filter((each) => each.told.length > 0),
    ).toEqual([]);
  });

  it('finds what there is, word for word, but for what is known: recall above 0.95', () => {
    const missed = positives.filter(({ text, expected }) => told(text).join(' | ') !== expected.join(' | '));
    const recall = 1 - missed.length / positives.length;
    console.info(
      `detection: ${positives.length} positives, recall ${recall.toFixed(3)}; ${negatives.length} negatives`,
    );
    expect(missed.map(({ text }) => text)).toEqual(MISSED);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});

describe('detect', () => {
  it('tells the usual phrases', () => {
    expect(detect('Decided to use PostgreSQL instead of MongoDB')).toEqual([
      { type: 'decision', extracted: 'use PostgreSQL instead of MongoDB' },
    ]);
    expect(detect('Created AuthController class in src/auth.ts')).toEqual([
      { type: 'entity', extracted: 'AuthController class', entityType: 'class' },
    ]);
    expect(detect('Blocked by missing API credentials')).toEqual([
      { type: 'blocker', extracted: 'missing API credentials' },
    ]);
  });

  it('tells one of a kind for each clause, in the order of the text', () => {
    expect(told('Chose Redis, then created CacheService; stuck on eviction.\nDecided to ship')).toEqual([
      'decision: Redis',
      'entity (service): CacheService',
      'blocker: eviction',
      'decision: ship',
    ]);
  });

  it('extracts one line of at most 200 characters, cut between characters', () => {
    const [long] = detect(`Decided to use ${'😀'.repeat(300)}`);
    expect(long?.extracted.length).toBeLessThanOrEqual(200);
    expect(long?.extracted.isWellFormed()).toBe(true);
    expect(told('Decided to use   tabs \t and spaces!!!')).toEqual(['decision: use tabs and spaces']);
  });

  it('reads capitals and curly apostrophes', () => {
    expect(told('WE’LL USE REDIS')).toEqual(['decision: REDIS']);
    expect(told('We haven’t decided to use Redis')).toEqual([]);
  });

  it('finds names with accents, and leaves other languages', () => {
    expect(told('Zoë decided to use Łódź as the code name')).toEqual(['decision: use Łódź as the code name']);
    expect(told('Problem: der Server läuft nicht')).toEqual([]);
  });

  it.each([
    [{ decisions: { enabled: false } }, ['entity (schema): schema', 'blocker: ops']],
    [{ entities: { enabled: false } }, ['decision: Redis', 'blocker: ops']],
    [{ blockers: { enabled: false } }, ['decision: Redis', 'entity (schema): schema']],
    [{ decisions: { keywords: [] } }, ['entity (schema): schema', 'blocker: ops']],
    [
      { decisions: { enabled: true, keywords: ['chose'] } },
      ['decision: Redis', 'entity (schema): schema', 'blocker: ops'],
    ],
    [{ decisions: { keywords: ['opted for'] } }, ['entity (schema): schema', 'blocker: ops']],
  ])('obeys %j', (settings, expected) => {
    expect(told('Chose Redis. Created the schema. Blocked by ops.', settings)).toEqual(expected);
  });
});

describe('own keywords', () => {
  const decisions = (...keywords: string[]): DetectionSettings => ({ decisions: { keywords } });
  const entities = (...keywords: string[]): DetectionSettings => ({ entities: { keywords } });
  const blockers = (...keywords: string[]): DetectionSettings => ({ blockers: { keywords } });

  it.each([
    [
      'several words',
      decisions('opted for'),
      'Opted for Redis as the cache',
      ['decision: Redis as the cache'],
    ],
    ['any case', decisions('Agreed On'), 'We agreed on Redis', ['decision: Redis']],
    ['words, not parts', decisions('opt'), 'Option one', []],
    ['no patterns', decisions('.*', '(a+)+$', '['), 'aaaa (b) [c]', ['decision: c']],
    ['signs', decisions('C++'), 'Rewrote it in C++ for speed, not C++17', ['decision: speed, not C++17']],
    ['signs and the word around them', decisions('C++'), 'Rewrote it in C++17', []],
    ['nothing', decisions('', '  '), 'Decided to use Redis', []],
    [
      'other languages',
      decisions('entschieden'),
      'Wir haben entschieden: Redis für Sitzungen',
      ['decision: Redis für Sitzungen'],
    ],
    ['letters with accents', decisions('décidé'), 'Décidé de garder Redis', ['decision: de garder Redis']],
    ['accents at their edges', decisions('cid'), 'Décidé de garder Redis', []],
    ['scripts without spaces', decisions('決定'), '会議で決定: Redis', ['decision: Redis']],
    [
      'a thing',
      entities('scaffolded'),
      'Scaffolded the BillingModule in apps/api',
      ['entity (module): BillingModule'],
    ],
    [
      'an obstacle',
      blockers('waiting for'),
      'Waiting for the security review',
      ['blocker: the security review'],
    ],
    ['an obstacle without object', blockers('impediment'), 'VPN impediment', ['blocker: VPN impediment']],
    ['one that is over', blockers('impediment'), 'VPN was an impediment, fixed now', []],
    ['one that is denied', blockers('waiting for'), 'No longer waiting for the review', []],
    ['one that is asked for', blockers('waiting for'), 'Are we waiting for the review?', []],
    [
      'the built-in ones as they are',
      blockers('problem'),
      'Fixed the problem. Stuck on X. Problem: no disk',
      ['blocker: no disk'],
    ],
  ])('know %s', (_, settings, text, expected) => {
    expect(told(text, settings)).toEqual(expected);
  });
});

describe('any text', () => {
  const words = Object.values(DEFAULT_KEYWORDS).flat();
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...words,
          ...words,
          'issues',
          'with',
          'the',
          'is',
          'by',
          'not',
          'we',
          'on',
          'X',
          'and',
          'it',
          '`',
          '"',
        ),
        fc.constantFrom(
          "'",
          ',',
          '.',
          ';',
          ':',
          '-',
          '?',
          '(',
          ')',
          '\n',
          '[ ]',
          '```',
          '…',
          '😀',
          '\ud83d',
          'é',
          '漢',
        ),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
    )
    .map((parts) => parts.join(' '));

  it('gives trimmed parts of itself, on one line, 1 to 200 characters long', () => {
    fc.assert(
      fc.property(text, (update) => {
        const line = update.toWellFormed().replace(/\s+/g, ' ');
        for (const { extracted } of detect(update)) {
          expect(extracted.length).toBeGreaterThan(0);
          expect(extracted.length).toBeLessThanOrEqual(200);
          expect(extracted).toBe(extracted.trim());
          expect(line).toContain(extracted);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ...[
      ...words,
      'issue: ',
      'issue; ',
      'blocked by ',
      'created a, ',
      'and ',
      'we decided ',
      '[',
      'if ',
      '- ',
      'a: ',
    ],
    ...["'", '"', '`', '```', '“', ' ', '\n', '.', '. ', 'a', 'a-', "a'", '漢', '{ ', '>\n', '\u0301', '😀'],
  ])('takes no more than linear time, be it a megabyte of %j', (unit) => {
    const megabyte = `${unit} `.repeat(Math.ceil(1_000_000 / (unit.length + 1)));
    const dense = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const started = performance.now();
    detect(megabyte);
    detect(`decided to ${dense}`);
    // A few dozen milliseconds in practice; what is quadratic takes minutes.
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
