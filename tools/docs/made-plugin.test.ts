/** The pages about testing and publishing show, and name, what stands in a plugin that was just made. */
import { CHECKS } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { OPTIONS } from '../../packages/create-msp-plugin/src/command/options.ts';
import { KINDS, scaffold } from '../../packages/create-msp-plugin/src/index.ts';
import { blocksOf, isExcerpt, pages, read, rowsOf } from './plugins/pages.ts';

const made = scaffold({ name: 'my-tool', kind: 'http', tasks: false, webhook: false });
const blocks = pages.flatMap(blocksOf).filter(({ marker }) => marker?.startsWith('made: '));

it.each(blocks)('$page shows $marker', ({ lines, marker }) => {
  expect(isExcerpt(lines, made.get(marker?.slice('made: '.length) ?? '') ?? '')).toBe(true);
});

describe('docs/plugins/testing.md', () => {
  it('says of every check what it is for', () => {
    const named = rowsOf('docs/plugins/testing.md').flatMap(
      ([, names = '']) => names.match(/`[\w…-]+`/g) ?? [],
    );
    const wanted = CHECKS.map(({ name }) => (name.startsWith('fault-') ? '`fault-…`' : `\`${name}\``));
    expect([...new Set(wanted)].filter((name) => !named.includes(name))).toEqual([]);
    expect(blocks.filter(({ page }) => page.endsWith('testing.md')).length).toBeGreaterThan(4);
  });
});

describe('docs/plugins/publish.md', () => {
  const page = read('docs/plugins/publish.md');

  it('names files that are there', () => {
    const named = [...page.matchAll(/`((?:src\/|\.github\/)[\w./-]+|config\.example\.json)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((path) => !made.has(path))).toEqual([]);
  });

  it('names every option and every kind', () => {
    const own = ['json', 'help', 'version'];
    const options = Object.keys(OPTIONS).filter((name) => !own.includes(name));
    expect(options.filter((name) => !page.includes(`\`--${name}`))).toEqual([]);
    expect(KINDS.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
  });

  it('speaks of a package as it is made', () => {
    const file = JSON.parse(made.get('package.json') ?? '{}');
    expect(file).toMatchObject({ name: 'msp-plugin-my-tool', version: '0.1.0' });
    expect(file.exports['./plugin.json']).toBe('./dist/plugin.json');
    expect(file.keywords).toContain('msp-plugin');
    expect(Object.keys(file.scripts)).toEqual(expect.arrayContaining(['build', 'test']));
    expect(made.get('.github/workflows/release.yml')).toContain('npm publish --provenance');
  });
});
