import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Property } from '../document.js';
import { applyProperties } from './properties.js';

const progress: Property = { name: 'progress', type: 'number', value: 45, holds: 'always' };
const owner: Property = { name: 'msp-session', type: 'text', value: 'msp-1', holds: 'identity' };
const tags: Property = { name: 'tags', type: 'list', value: ['msp', 'no'], holds: 'new' };
const text = (value: string): Property => ({ name: 'goal', type: 'text', value, holds: 'always' });

describe('properties', () => {
  it.each([
    ['no properties', 'mine\n', '---\nprogress: 45\n---\nmine\n'],
    ['none, and a rule', '---\nmine', '---\nprogress: 45\n---\n---\nmine'],
    ['empty ones', '---\n---\nmine', '---\nprogress: 45\n---\nmine'],
    ['nothing but them', '---\na: 1\n---', '---\na: 1\nprogress: 45\n---'],
    [
      'comments, order and quotes',
      "---\n# mine\nb:   'x' # y\n\na: [1,  2]\n---\n",
      "---\n# mine\nb:   'x' # y\n\na: [1,  2]\nprogress: 45\n---\n",
    ],
    ['an old value', '---\nprogress: 3 # mine\na: 1\n---\n', '---\nprogress: 45 # mine\na: 1\n---\n'],
    ['no value', '---\nprogress:\na: 1\n---\n', '---\nprogress: 45\na: 1\n---\n'],
    ['no value but a comment', '---\nprogress: # mine\n---\n', '---\nprogress: 45 # mine\n---\n'],
    ['a value of another type', '---\nprogress: "45"\n---\n', '---\nprogress: 45\n---\n'],
    [
      'a value over several lines',
      '---\nprogress: |\n  a\n  b\nc: 1\n---\n',
      '---\nprogress: 45\nc: 1\n---\n',
    ],
    ['a list for a value', '---\nprogress:\n  - a\nc: 1\n---\n', '---\nprogress:\n  45\nc: 1\n---\n'],
    ['a quoted name', '---\n"progress": 3\n---\n', '---\n"progress": 45\n---\n'],
    ['names further in', '---\n  a: 1\n---\n', '---\n  a: 1\n  progress: 45\n---\n'],
    ['braces', '---\n{a: 1}\n---\n', '---\n{a: 1, progress: 45}\n---\n'],
    ['empty braces', '---\n{}\n---\n', '---\n{progress: 45}\n---\n'],
    [
      'line ends of Windows and a byte order mark',
      '\ufeff---\r\na: 1\r\n---\r\nmine',
      '\ufeff---\r\na: 1\r\nprogress: 45\r\n---\r\nmine',
    ],
    ['a byte order mark alone', '\ufeffmine\r\n', '\ufeff---\r\nprogress: 45\r\n---\r\nmine\r\n'],
    ['an anchor', '---\na: &x 1\nb: *x\n---\n', '---\na: &x 1\nb: *x\nprogress: 45\n---\n'],
  ])('are set where there are %s', (_, before, after) => {
    expect(applyProperties(before, [progress], false)).toEqual({ text: after });
    expect(applyProperties(after, [progress], false)).toEqual({ text: after });
  });

  it.each([
    ['no YAML', '---\na: [1\n---\n'],
    ['a name twice', '---\na: 1\na: 2\n---\n'],
    ['a list', '---\n- a\n---\n'],
    ['a text', '---\nwords\n---\n'],
    ['a value that others repeat', '---\nprogress: &x 3\nb: *x\n---\n'],
    ['a document and its end', '---\na: 1\n...\n---\n'],
    ['an unknown anchor', '---\na: *x\n---\n'],
  ])('are left alone where there is %s', (_, note) => {
    expect(applyProperties(note, [progress], false)).toEqual({
      problem: expect.stringMatching(/^its properties /),
    });
  });

  it('of a new note come only with it, and not where its template has them', () => {
    expect(applyProperties('a', [tags], false)).toEqual({ text: 'a' });
    expect(applyProperties('a', [tags], true)).toEqual({ text: '---\ntags:\n  - msp\n  - "no"\n---\na' });
    const template = '---\ntags: [own]\n---\na';
    expect(applyProperties(template, [tags], true)).toEqual({ text: template });
  });

  it('tell whose note it is', () => {
    expect(applyProperties('---\nmsp-session: msp-2\n---\n', [owner, progress], false)).toEqual({
      problem: 'it is about something else: its property msp-session says "msp-2"',
    });
    expect(applyProperties('a', [owner], false)).toEqual({ text: '---\nmsp-session: msp-1\n---\na' });
  });

  it('do not go back to what was before', () => {
    const start = (value: string): Property => ({
      name: 'last-start',
      type: 'datetime',
      value,
      holds: 'order',
    });
    const [early, late] = [start('2026-11-20T09:00:00'), start('2026-11-21T09:00:00')];
    const note = '---\nprogress: 80\nlast-start: 2026-11-20T10:00:00\n---\n';
    expect(applyProperties(note, [progress, early], false)).toEqual({ text: note });
    expect(applyProperties(note, [progress, late], false)).toEqual({
      text: '---\nprogress: 45\nlast-start: 2026-11-21T09:00:00\n---\n',
    });
  });

  it.each([
    'no',
    'Yes',
    '1e3',
    '0x1f',
    '2026-01-01',
    '2026-01-01T10:00:00',
    ': x',
    '- x',
    '# x',
    '~',
    'null',
    '',
    '12:30',
    '1_000',
    '[[a]]',
    '{{x}}',
    '"',
    "'",
    'a: b',
    'a #b',
    '!tag',
    '&a',
    '*a',
    '%x',
    '@x',
    '`x',
    '|',
    '>',
    '---',
    '...',
    '?',
    'é\u0085\u2028x\u0000',
  ])('keep %j a text, for YAML 1.1 and 1.2', (value) => {
    const edited = applyProperties('a', [text(value)], true) as { text: string };
    const yaml = edited.text.split('---\n')[1]!;
    expect(parse(yaml)).toEqual({ goal: value });
    expect(parse(yaml, { version: '1.1' })).toEqual({ goal: value });
  });

  it('keep any text and leave every other byte, whatever stands there', () => {
    const line = fc.constantFrom(
      'a: 1',
      'b: "x" # y',
      '# mine',
      '',
      'c:',
      '  - 1',
      'goal: old',
      'd: |',
      '  text',
      'e: {f: 1}',
      'goal: >',
      '---',
      'g: [1,',
      '2]',
      '  h: 1',
      '&x i: *x',
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 7 }),
        fc.string({ unit: 'binary' }).map((each) => each.toWellFormed()),
        (lines, value) => {
          const before = ['---', ...lines, '---', 'mine'].join('\n');
          const edited = applyProperties(before, [text(value)], false);
          if ('problem' in edited) return;
          const own = (note: string) => note.split('\n').filter((each) => !each.startsWith('goal:'));
          const old = own(before);
          expect(own(edited.text).filter((each) => each !== '---')).toEqual(
            expect.arrayContaining(
              old.filter((each) => each !== '---' && !/^( {2}(text|- 1|h: 1))?$/.test(each)),
            ),
          );
          expect(applyProperties(edited.text, [text(value)], false)).toEqual(edited);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
