/** docs/plugins/registry.md shows what comes out. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CATEGORIES, RegistryEntry } from '@msp/registry';
import { expect, it } from 'vitest';
import { blocksOf, read, root, rowsOf } from './plugins/pages.ts';
import { copyExample } from './plugins/project.ts';
import { environmentIn, runSteps } from './plugins/run-steps.ts';

const PAGE = 'docs/plugins/registry.md';

it('line by line', { timeout: 60_000 }, async () => {
  const folder = copyExample('hello');
  rmSync(join(folder, '.msp'), { recursive: true });
  const blocks = blocksOf(PAGE).filter(({ marker }) => marker === 'run: registry');
  // A release changes the versions, and nothing else.
  const told = (line: string) => line.replace(/\b\d+\.\d+\.\d+\b/g, '<version>');
  expect(blocks.length).toBeGreaterThan(2);
  expect(await runSteps(blocks, folder, environmentIn(folder), told)).toEqual([]);
});

it('tells where each field of an entry comes from', () => {
  const cells = rowsOf(PAGE).flatMap(([first = '']) => first.match(/`(\w+)`/g) ?? []);
  expect(Object.keys(RegistryEntry.shape).filter((field) => !cells.includes(`\`${field}\``))).toEqual([]);
});

it('the programs that it tells to run are there, and the page of categories has them all', () => {
  const programs = [...read(PAGE).matchAll(/^node (\S+\.ts)/gm)].map(([, path = '']) => path);
  expect(programs.length).toBeGreaterThan(1);
  expect(programs.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const readme = read('packages/registry/README.md');
  expect(Object.keys(CATEGORIES).filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
});
