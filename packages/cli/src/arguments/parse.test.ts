import { MspError } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../definition.js';
import { parse } from './parse.js';

const update: Definition = {
  arguments: [
    { name: 'text', description: '', required: true, text: true },
    { name: 'progress', description: '' },
  ],
  options: {
    progress: { value: 'percent', description: '' },
    tags: { value: 'names', multiple: true, description: '' },
    impact: { value: 'level', choices: ['low', 'high'], description: '' },
    force: { short: 'f', description: '' },
  },
  examples: [],
};
const recall: Definition = {
  arguments: [{ name: 'query', description: '', rest: true }],
  options: {},
  examples: [],
};

const refusal = (line: string[], definition = update) => {
  try {
    parse('update', definition, line);
  } catch (error) {
    if (MspError.is(error)) return `${error.code} ${error.message} ${error.hint}`;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('parse', () => {
  it('gives words and options their names', () => {
    const { words, options } = parse('update', update, [
      'JWT works',
      '45',
      '--tags=a',
      '--tags',
      'b',
      '-f',
      '--json',
    ]);
    expect(words).toEqual({ text: 'JWT works', progress: '45' });
    expect(options).toMatchObject({
      tags: ['a', 'b'],
      force: true,
      json: true,
      quiet: false,
      progress: undefined,
    });
  });

  it.each([
    [['-5 degrees'], '-5 degrees'],
    [['--', '-x'], '-x'],
    [['--', '--progress'], '--progress'],
    [['- a list item'], '- a list item'],
    [['-'], '-'],
    [['-1'], '-1'],
    [['--force is not needed'], '--force is not needed'],
    [['-\nx'], '-\nx'],
    [['a=b c'], 'a=b c'],
  ])('takes %j as text', (line, text) => {
    expect(parse('update', update, line).words).toEqual({ text, progress: undefined });
  });

  it.each([
    [['x', '--progress', '-1'], '-1'],
    [['x', '--progress=-1'], '-1'],
    [['x', '--progress=45%'], '45%'],
    [['--progress', '45', 'x'], '45'],
  ])('takes the value in %j', (line, progress) => {
    expect(parse('update', update, line).options).toMatchObject({ progress });
  });

  it('joins the words of a rest', () => {
    expect(parse('recall', recall, ['token', 'rotation']).words).toEqual({ query: 'token rotation' });
    expect(parse('recall', recall, []).words).toEqual({ query: undefined });
  });

  it('lets help through however incomplete the rest is', () => {
    expect(parse('update', update, ['-h']).options).toMatchObject({ help: true });
  });

  it.each([
    [['x', '--progres', '4'], 'MSP010', 'Did you mean --progress?'],
    [['x', '--forec'], 'MSP010', 'Did you mean --force?'],
    [['-json', 'x'], 'MSP010', 'Did you mean --json?'],
    [['-x'], 'MSP010', 'put -- before it: msp update -- "-x"'],
    [['--__proto__', 'x'], 'MSP010', 'has no option'],
    [['x', '--constructor'], 'MSP010', 'has no option'],
    [['x', '--progress'], 'MSP010', '--progress needs a value'],
    [['x', '--progress', '--json'], 'MSP010', '--progress needs a value'],
    [['x', '--force=yes'], 'MSP010', '--force takes no value'],
    [['x', '--progress=1', '--progress=2'], 'MSP010', 'more than once'],
    [['x', '--impact=hihg'], 'MSP009', 'Did you mean high?'],
    [[], 'MSP010', 'msp update <text> [progress]'],
    [['JWT', 'works', 'now'], 'MSP010', 'msp update "JWT works now"'],
    [['JWT', 'works', 'now', '45%'], 'MSP010', 'msp update "JWT works now" 45%'],
    [['costs', '$5', 'a "piece"'], 'MSP010', 'msp update "costs \\$5 a \\"piece\\""'],
  ])('refuses %j', (line, code, text) => {
    expect(refusal(line)).toMatch(code);
    expect(refusal(line)).toContain(text);
  });

  it('names a surplus word where no text is expected', () => {
    expect(refusal(['a'], { arguments: [], options: {}, examples: [] })).toContain('does not take "a"');
  });
});
