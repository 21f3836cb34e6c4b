import { expect, it } from 'vitest';
import { parseLine } from './parse.js';

const wish = (...line: string[]) => {
  const said = Object.entries(parseLine(line).wish).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said);
};

it.each([
  [[], {}],
  [['my-tool'], { word: 'my-tool' }],
  [['--', '-x'], { word: '-x' }],
  [['my-tool', '--kind', 'graphql', '--title=GitLab'], { word: 'my-tool', kind: 'graphql', title: 'GitLab' }],
  [['--tasks', '--no-webhook'], { tasks: true, webhook: false }],
  [['--no-tasks', '--webhook'], { tasks: false, webhook: true }],
  [['--scope', '@acme', '--folder', 'a b'], { scope: '@acme', folder: 'a b' }],
] as const)('%j', (line, said) => expect(wish(...line)).toEqual(said));

it('flags are off where they are not given', () => {
  expect(parseLine([])).toMatchObject({ yes: false, json: false, help: false, version: false });
  expect(parseLine(['-y', '-h', '-v', '--json'])).toMatchObject({
    yes: true,
    json: true,
    help: true,
    version: true,
  });
});

it.each([
  [['--knid', 'http'], 'There is no option --knid.', '--help'],
  [['--web'], 'There is no option --web.', 'Did you mean --webhook?'],
  [['--no-json'], 'There is no option --no-json.', '--help'],
  [['-x'], 'There is no option -x.', '--help'],
  [['--kind'], "Option '--kind <value>' argument missing.", '--help'],
  [['--kind', '--yes'], "Option '--kind' argument is ambiguous.", '--help'],
  [['--tasks=yes'], "Option '--tasks' does not take an argument.", '--help'],
  [['--tasks', '--no-tasks'], '--tasks and --no-tasks contradict each other.', 'Leave one'],
  [
    ['my-tool', 'graphql'],
    'One name is enough, and 2 words came: my-tool graphql.',
    'npm create msp-plugin@latest my-tool -- --kind graphql',
  ],
])('%j is refused: %s', (line, message, hint) => {
  expect(() => parseLine(line)).toThrow(
    expect.objectContaining({ code: 'MSP010', exitCode: 64, message, hint: expect.stringContaining(hint) }),
  );
});
