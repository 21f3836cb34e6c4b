import { expect, it } from 'vitest';
import { isLocked } from './lock-file.js';

const digest = (letter: string) => `sha512-${letter.repeat(86)}==`;
const crm = { name: 'msp-plugin-crm', version: '1.0.0', asked: '1.0.0', integrity: digest('a') };
const npm = (packages: unknown) => JSON.stringify({ lockfileVersion: 3, packages });

it.each([
  [
    'the package has it',
    npm({ 'node_modules/msp-plugin-crm': { version: '1.0.0', integrity: digest('a') } }),
    true,
  ],
  [
    'among others',
    npm({ 'node_modules/msp-plugin-crm': { version: '1.0.0', integrity: `sha1-x ${digest('a')}` } }),
    true,
  ],
  [
    'the package has another',
    npm({ 'node_modules/msp-plugin-crm': { version: '1.0.0', integrity: digest('b') } }),
    false,
  ],
  ['another package has it', npm({ 'node_modules/x': { integrity: digest('a') } }), false],
  [
    'one within another has it',
    npm({ 'node_modules/x/node_modules/msp-plugin-crm': { integrity: digest('a') } }),
    false,
  ],
  [
    'another version has it',
    npm({ 'node_modules/msp-plugin-crm': { version: '1.0.1', integrity: digest('a') } }),
    false,
  ],
  [
    'another package stands under its name',
    npm({ 'node_modules/msp-plugin-crm': { name: 'x', version: '1.0.0', integrity: digest('a') } }),
    false,
  ],
  ['it has none', npm({ 'node_modules/msp-plugin-crm': { version: '1.0.0' } }), false],
  ['there are no packages', npm(undefined), false],
  ['it is no lock', 'null', false],
  ['it is no JSON', digest('a'), false],
])('npm: %s', (_, text, locked) => expect(isLocked({ name: 'npm' }, text, crm)).toBe(locked));

/** The lock of a project that has a package under the name, which asks for the one that was certified. */
const LOCKS = {
  pnpm: (version: string, letter = 'a', packed = 'msp-plugin-crm@1.0.0') => `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      msp-plugin-crm:
        specifier: 1.0.0
        version: ${version}

packages:

  evil@1.0.0:
    resolution: {integrity: ${digest('e')}}

  ${packed}:
    resolution: {integrity: ${digest(letter)}}
    engines: {node: '>=22'}

snapshots:

  ${packed}: {}
`,
  yarn: (version: string, letter = 'a', asked = 'msp-plugin-crm@1.0.0') => `# yarn lockfile v1


"evil@1.0.0":
  version "1.0.0"
  integrity ${digest('e')}

${asked}:
  version "${version}"
  resolved "https://r.example.com/crm.tgz#0"
  integrity ${digest(letter)}
  dependencies:
    evil "1.0.0"
`,
  bun: (packed: string, letter = 'a', key = 'msp-plugin-crm') => `{
  "lockfileVersion": 1,
  "packages": {
    "evil": ["evil@1.0.0", "", {}, "${digest('e')}"],

    "${key}": ["${packed}", "", { "dependencies": { "evil": "1.0.0" } }, "${digest(letter)}"],
  }
}`,
};

it.each([
  ['pnpm', 'the package has it', LOCKS.pnpm('1.0.0'), true],
  ['pnpm', 'also with peers', LOCKS.pnpm('1.0.0(react@19.0.0)'), true],
  ['pnpm', 'also in quotes', LOCKS.pnpm("'1.0.0'", 'a', "'msp-plugin-crm@1.0.0'"), true],
  ['pnpm', 'the package has another', LOCKS.pnpm('1.0.0', 'b'), false],
  ['pnpm', 'another package stands under its name', LOCKS.pnpm('evil@1.0.0'), false],
  ['pnpm', 'another version has it', LOCKS.pnpm('1.0.0', 'a', 'msp-plugin-crm@1.0.1'), false],
  ['pnpm', 'another version is installed', LOCKS.pnpm('1.0.1'), false],
  ['pnpm', 'there are two', `${LOCKS.pnpm('1.0.0')}---\n${LOCKS.pnpm('evil@1.0.0')}`, false],
  ['pnpm', 'it stands in a comment', `# ${digest('a')}\n${LOCKS.pnpm('1.0.0', 'b')}`, false],
  ['yarn', 'the package has it', LOCKS.yarn('1.0.0'), true],
  [
    'yarn',
    'also among other ranges',
    LOCKS.yarn('1.0.0', 'a', '"msp-plugin-crm@1.0.0", "msp-plugin-crm@^1.0.0"'),
    true,
  ],
  ['yarn', 'the package has another', LOCKS.yarn('1.0.0', 'b'), false],
  ['yarn', 'another version has it', LOCKS.yarn('1.0.1'), false],
  [
    'yarn',
    'another package stands under its name',
    LOCKS.yarn('1.0.0', 'a', '"msp-plugin-crm@npm:evil@1.0.0"'),
    false,
  ],
  ['bun', 'the package has it', LOCKS.bun('msp-plugin-crm@1.0.0'), true],
  ['bun', 'the package has another', LOCKS.bun('msp-plugin-crm@1.0.0', 'b'), false],
  ['bun', 'another version has it', LOCKS.bun('msp-plugin-crm@1.0.1'), false],
  ['bun', 'another package stands under its name', LOCKS.bun('evil@1.0.0'), false],
  ['bun', 'one within another has it', LOCKS.bun('msp-plugin-crm@1.0.0', 'a', 'evil/msp-plugin-crm'), false],
] as const)('%s: %s', (name, _, text, locked) => expect(isLocked({ name }, text, crm)).toBe(locked));

it.each([
  'npm:evil@1.0.0',
  'file:./tarballs/crm.tgz',
  'https://evil.example.com/crm.tgz',
  'evil/crm',
  undefined,
])('what was asked for as %s is not what a registry has', (asked) => {
  const wanted = { ...crm, asked };
  expect(isLocked({ name: 'yarn' }, LOCKS.yarn('1.0.0'), wanted)).toBe(false);
  expect(isLocked({ name: 'bun' }, LOCKS.bun('msp-plugin-crm@1.0.0'), wanted)).toBe(false);
});

it('the beginning of a digest is none', () => {
  for (const integrity of ['', 'sha512-', digest('a').slice(0, 40)])
    expect(isLocked({ name: 'bun' }, digest('a'), { ...crm, integrity })).toBe(false);
});
