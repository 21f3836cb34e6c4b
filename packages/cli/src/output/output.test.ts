import { displayWidth } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { bar, change } from './bar.js';
import { counted, fields, label, paragraph, section } from './layout.js';
import type { Paper } from './paper.js';
import { PLAIN, styleFor } from './style.js';
import { table } from './table.js';
import { ago, duration, localDate, localTime } from './time.js';
import { asMspError } from './unexpected.js';
import { wrap } from './wrap.js';

const now = new Date('2026-11-21T12:00:00.000Z');
const paper = (columns = 80): Paper => ({ columns, style: PLAIN, now });

describe('bar', () => {
  it.each([
    [0, '░░░░░░░░░░ 0%'],
    [1, '█░░░░░░░░░ 1%'],
    [45, '█████░░░░░ 45%'],
    [99, '█████████░ 99%'],
    [100, '██████████ 100%'],
  ])('%i', (percent, drawn) => expect(bar(percent)).toBe(drawn));

  it('tells how progress went', () => {
    expect(change(15, 32)).toBe('15% → 32% (+17%)');
    expect(change(32, 15)).toBe('32% → 15% (−17%)');
    expect(change(5, 5)).toBe('5% → 5% (+0%)');
  });
});

describe('times', () => {
  it.each([
    ['2026-11-21T11:59:30.000Z', 'just now'],
    ['2026-11-21T11:55:00.000Z', '5 min ago'],
    ['2026-11-21T10:00:00.000Z', '2 h ago'],
    ['2026-11-20T11:00:00.000Z', '1 day ago'],
    ['2026-11-18T11:00:00.000Z', '3 days ago'],
    ['2026-11-21T15:00:00.000Z', 'in 3 h'],
    ['not a time', 'not a time'],
  ])('%s is %s', (instant, said) => expect(ago(instant, now)).toBe(said));

  it('says the date of what is long past', () => {
    expect(ago('2026-09-01T12:00:00.000Z', now)).toBe('2026-09-01');
    const local = new Date(2026, 8, 1, 9, 5).toISOString();
    expect([localDate(local), localTime(local)]).toEqual(['2026-09-01', '2026-09-01 09:05']);
  });

  it.each([
    [1.5, '1.5 h'],
    [0.25, '0.25 h (15 min)'],
    [0, '0 h (under a minute)'],
    [26.333333, '26.33 h'],
  ])('%d hours', (hours, said) => expect(duration(hours)).toBe(said));
});

describe('wrap', () => {
  it('breaks between words', () => expect(wrap('one two three', 8)).toEqual(['one two', 'three']));
  it('breaks a word that is too long', () => expect(wrap('abcdefghijkl', 8)).toEqual(['abcdefgh', 'ijkl']));
  it('says that something was cut', () => expect(wrap('one two three four', 8, 1)).toEqual(['one two…']));
  it('has no line for nothing', () => expect(wrap('', 8)).toEqual([]));
  it('shows what could steer a terminal', () => expect(wrap('a\u001b[31m\nb', 80)).toEqual(['a␛[31m ⏎ b']));

  it('keeps to the width whatever the letters', () => {
    const text = '日本語のテキスト 👩‍👩‍👧‍👦 naïve שלום '.repeat(20);
    for (const width of [8, 20, 33]) {
      for (const line of wrap(text, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it('lays out only what is shown of a mebibyte', () => {
    const start = performance.now();
    expect(wrap('x'.repeat(1_048_576), 40, 3)).toHaveLength(3);
    expect(wrap('😀'.repeat(500_000), 40, 3)).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('table', () => {
  const columns = [{}, { align: 'right' as const }, { flexible: true }];

  it('aligns, and wraps the flexible column', () => {
    const rows = [
      ['a', '5%', 'one two three four five six seven'],
      ['long', '100%', 'short'],
    ];
    expect(table(paper(40), columns, rows)).toEqual([
      '  a       5%  one two three four five',
      '              six seven',
      '  long  100%  short',
    ]);
  });

  it('leaves out a column that nobody fills', () => {
    expect(table(paper(), columns, [['a', '', 'b']])).toEqual(['  a  b']);
  });

  it('stacks the cells where columns do not fit', () => {
    const lines = table(
      paper(24),
      [{}, {}, {}, { flexible: true }],
      [['msp-2026-11-21-093042', 'active', 'shop', 'Login works now']],
    );
    expect(lines).toEqual(['  msp-2026-11-21-093042', '    active  shop', '    Login works now']);
  });

  it('keeps a name from the store on one line', () => {
    expect(table(paper(), [{}], [['a\n\u001b]0;title\u0007']])).toEqual(['  a ⏎ ␛]0;title␇']);
    expect(displayWidth(label('x'.repeat(500)))).toBe(40);
  });

  it.each([20, 40, 60, 80, 120])('never is wider than %i columns', (width) => {
    const rows = [['upd-7q2k9xw0m4ab', '45%', '日本語のテキスト '.repeat(9)]];
    for (const line of table(paper(width), columns, rows))
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });
});

it('fields, sections and paragraphs', () => {
  expect(fields(paper(30), [['Goal', 'one two three four five six'], null, ['Progress', ['drawn']]])).toEqual(
    ['  Goal      one two three four', '            five six', '  Progress  drawn'],
  );
  expect(section(paper(), 'Empty', [])).toEqual([]);
  expect(section(paper(), 'Full', ['  a'])).toEqual(['', 'Full', '  a']);
  expect(paragraph(paper(20), 'one two three four', '- ')).toEqual(['  - one two three', '    four']);
  expect([counted(1, 'entity'), counted(2, 'entity'), counted(0, 'note')]).toEqual([
    '1 entity',
    '2 entities',
    '0 notes',
  ]);
});

describe('colours', () => {
  const style = (environment: Record<string, string>, terminal: boolean, refused = false) =>
    styleFor({ refused, environment, isTerminal: () => terminal }) === PLAIN ? 'plain' : 'coloured';

  it.each([
    [{}, true, 'coloured'],
    [{}, false, 'plain'],
    [{ NO_COLOR: '1' }, true, 'plain'],
    [{ NO_COLOR: '' }, true, 'coloured'],
    [{ FORCE_COLOR: '1' }, false, 'coloured'],
    [{ FORCE_COLOR: '' }, false, 'coloured'],
    [{ FORCE_COLOR: '0' }, true, 'plain'],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, 'plain'],
    [{ TERM: 'dumb' }, true, 'plain'],
    [{ TERM: 'dumb', FORCE_COLOR: '1' }, true, 'coloured'],
  ])('%j on a terminal: %j → %s', (environment, terminal, expected) => {
    expect(style(environment as Record<string, string>, terminal)).toBe(expected);
  });

  it('--no-color counts before everything', () =>
    expect(style({ FORCE_COLOR: '1' }, true, true)).toBe('plain'));
});

it('errors of the operating system get a code and a next command', () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  expect(asMspError(full, '/a/b')).toMatchObject({ code: 'MSP012', exitCode: 3 });
  expect(asMspError(full, '/a/b').message).toContain('/a/b');
  expect(asMspError(new Error('odd'))).toMatchObject({ code: 'MSP999', exitCode: 70 });
  expect(asMspError(null)).toMatchObject({ code: 'MSP999' });
});
