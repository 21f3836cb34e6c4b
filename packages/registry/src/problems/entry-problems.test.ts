import { describe, expect, it } from 'vitest';
import { boards, called, linear } from '../testing/sample.js';
import { entryProblems } from './entry-problems.js';

const chain = [called('first', { replacedBy: 'second' }), called('second', { replacedBy: 'boards' })];
const told = (entry: unknown, others = [linear, called('trello')]) =>
  entryProblems(entry, others, ['linear']).map(({ field, message }) => `${field}: ${message}`);

it('nothing is wrong with these', () => {
  expect(told(boards)).toEqual([]);
  expect(told(linear, [boards])).toEqual([]);
  expect(told(called('boards', { package: '@acme/msp-plugin-boards' }))).toEqual([]);
  expect(told(called('linear-cycles'))).toEqual([]);
  expect(told({ ...boards, replacedBy: 'trello' })).toEqual([]);
});

it('every problem says what to do, and can be printed', () => {
  const broken = {
    ...boards,
    id: 'linaer',
    hosts: ['localhost'],
    contract: 9,
    summary: '\u001b[2J',
    hooks: 'all',
  };
  const problems = entryProblems(broken, [linear]);
  expect(problems.length).toBeGreaterThan(5);
  for (const { message, hint } of problems) {
    expect(hint).toMatch(/^[A-Z]/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for
    expect(message + hint).not.toMatch(/\u001b/);
  }
});

it('all is told at once: what has the wrong shape hides nothing else', () => {
  expect(
    told({ ...boards, certification: undefined, title: 7, id: 'linaer', hosts: ['a.local'], x: 1, y: 2 }),
  ).toEqual([
    'title: "7" cannot stand here',
    'certification: it is missing',
    ': "x" is no field of an entry',
    ': "y" is no field of an entry',
    'package: msp-plugin-boards is not called by its id',
    'id: linaer could be taken for linear (@msp/plugin-linear)',
    'hosts[0]: a.local: nobody can reach it on the internet',
  ]);
});

describe('names', () => {
  it.each([
    ['a letter exchanged', called('linaer'), 'id: linaer could be taken for linear (@msp/plugin-linear)'],
    [
      'filling words',
      called('linear-official'),
      'id: linear-official could be taken for linear (@msp/plugin-linear)',
    ],
    [
      'the prefix of packages',
      called('msp-plugin-linear'),
      'id: msp-plugin-linear could be taken for linear (@msp/plugin-linear)',
    ],
    [
      'a plugin of somebody else',
      called('treiio'),
      'id: treiio could be taken for trello (msp-plugin-trello)',
    ],
    [
      'the same id',
      called('linear', { package: '@acme/msp-plugin-linear' }),
      'id: there is an entry of linear already',
    ],
    [
      'a package of another',
      { ...boards, package: 'msp-plugin-trello' },
      'package: msp-plugin-trello is the package of trello already',
    ],
    [
      'a title in other letters',
      { ...boards, title: 'Lіnеаr' },
      'title: "Lіnеаr" could be taken for linear (@msp/plugin-linear)',
    ],
    [
      'a title of another',
      { ...boards, title: 'Trello' },
      'title: "Trello" could be taken for trello (msp-plugin-trello)',
    ],
    [
      'a title of mixed letters',
      { ...boards, title: 'Bоards' },
      'title: one of its words mixes letters of two scripts',
    ],
    [
      'our scope',
      { ...boards, package: '@msp/plugin-boards' },
      'package: @msp/plugin-boards is under the scope of this project, and is not verified',
    ],
    [
      'our scope, and said to be ours',
      { ...boards, package: '@msp/plugin-boards', verified: true },
      'verified: boards is no plugin of this project',
    ],
    ['said to be ours', { ...boards, verified: true }, 'verified: boards is no plugin of this project'],
    [
      'a scope like ours',
      { ...boards, package: '@msp-plugins/msp-plugin-boards' },
      'package: the scope @msp-plugins could be taken for that of this project',
    ],
    [
      'a scope that looks like ours',
      { ...boards, package: '@m5p/msp-plugin-boards' },
      'package: the scope @m5p could be taken for that of this project',
    ],
    ['any other package', { ...boards, package: 'boards' }, 'package: boards is not called by its id'],
    ['a word of ours', called('registry'), 'id: registry would be taken for a part of MSP'],
  ])('%s', (_, entry, expected) => {
    expect(told(entry)).toContain(expected);
  });

  it('what looks like a plugin of ours does not keep ours out', () => {
    expect(told(linear, [called('linaer')])).toEqual([]);
    expect(told(called('linaer'), [linear])).toHaveLength(1);
  });
});

it.each([
  ['a category of its own', { category: 'fun' }, 'category: there is no category "fun"'],
  ['a newer contract', { contract: 2 }, 'contract: contract 2 is not known; the newest is 1'],
  ['an event that there is not', { hooks: ['deploy-done'] }, 'hooks: there is no event "deploy-done"'],
  ['any protocol', { protocol: '*' }, 'protocol: "*" is no range as a peer has it'],
  [
    'a failed certification',
    { certification: { ...boards.certification, failed: 2 } },
    'certification.failed: "2" cannot stand here',
  ],
  [
    'no check passed',
    { certification: { ...boards.certification, passed: 0 } },
    'certification.passed: "0" cannot stand here',
  ],
  [
    'an integrity of another kind',
    { certification: { ...boards.certification, integrity: 'sha1-x' } },
    'certification.integrity: "sha1-x" cannot stand here',
  ],
  [
    'a homepage at home',
    { homepage: 'https://wiki.local/x' },
    'homepage: https://wiki.local/x cannot be reached by everybody',
  ],
  ['no successor', { replacedBy: 'gone' }, 'replacedBy: there is no plugin gone'],
  [
    'itself as successor',
    { replacedBy: 'boards' },
    'replacedBy: it is replaced by boards, and that leads back to boards',
  ],
  ['a circle', { replacedBy: 'first' }, 'replacedBy: it is replaced by first, and that leads back to boards'],
])('%s', (_, change, expected) => {
  expect(told({ ...boards, ...change }, [linear, ...chain])).toEqual([expected]);
});

it.each([null, 7, 'boards', [], {}])('%j is no entry, and says so', (value) => {
  expect(told(value).length).toBeGreaterThan(0);
});
