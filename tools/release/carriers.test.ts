import { expect, it } from 'vitest';
import { carriers, unnamedCarriers } from './carriers.ts';
import { waitingChangesets } from './changesets.ts';
import { root } from './run-command.ts';
import { publicPackages } from './workspace.ts';

const all = carriers(root, publicPackages(root));
const changeset = (releases: Record<string, 'none' | 'patch' | 'minor'>) => ({
  id: 'a',
  releases,
  summary: '',
});

it('the command carries the engine, delivery, the contract and the store', () => {
  const command = all.find(({ name }) => name === '@msp/cli');
  expect(command?.carried).toEqual(
    expect.arrayContaining(['@msp/core', '@msp/delivery', '@msp/protocol', '@msp/store-sqlite']),
  );
  expect(all.map(({ name }) => name)).not.toContain('@msp/testing');
});

it('no changeset of ours leaves the users of a bundle without its change', () => {
  expect(unnamedCarriers(waitingChangesets(root), all)).toEqual([]);
});

it('a change that would reach nobody is noticed', () => {
  const [problem, ...more] = unnamedCarriers([changeset({ '@msp/core': 'minor' })], all);
  expect(more).toEqual([]);
  expect(problem).toContain('.changeset/a.md names @msp/core, which @msp/cli carries');
  expect(problem).toContain("'@msp/cli': patch");
});

it.each([
  { '@msp/core': 'minor', '@msp/cli': 'patch' },
  { '@msp/core': 'patch', '@msp/cli': 'none' },
  { '@msp/core': 'none' },
  { '@msp/plugin-obsidian': 'patch' },
] as const)('lets pass: %j', (releases) => {
  expect(unnamedCarriers([changeset(releases)], all)).toEqual([]);
});
