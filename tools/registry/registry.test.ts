/** The registry of this repository is what the plugins say, and what its entries say. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cardOf, type Plugin } from '@msp/protocol';
import { REGISTRY, readRegistry } from '@msp/registry';
import { expect, it } from 'vitest';
import { checkEntries } from './check-entries.ts';
import { allEntries, between, compiled, madeFiles } from './compile.ts';
import { entriesFolder, entryFile, ROOT, readEntry } from './entry-files.ts';
import { type FirstParty, firstParty } from './first-party.ts';
import { ownEntry } from './own-entry.ts';
import { CERTIFY_COMMAND } from './renew.ts';

const RENEW = 'npm run registry';
const plugins = firstParty(ROOT);

/** Of the sources: a build may be old. */
const cardOfSources = async ({ name }: FirstParty) => cardOf((await import(name)).default as Plugin);

it('there are plugins in this repository', () => {
  expect(plugins.map(({ id }) => id)).toEqual(expect.arrayContaining(['neo4j', 'obsidian']));
});

it.each(plugins)('the entry of $id says what the plugin says', async (plugin) => {
  const entry = readEntry(entryFile(ROOT, plugin.id));
  expect(entry, `${plugin.id} has no entry: ${CERTIFY_COMMAND}`).not.toBeNull();
  if (!entry) return;
  const expected = ownEntry(plugin, await cardOfSources(plugin), entry.certification, entry);
  expect(entry, `Renew it: npm run build && ${RENEW}`).toEqual(expected);
  expect(entry.certification.version, CERTIFY_COMMAND).toBe(plugin.version);
});

it('an entry that says something else than its plugin is noticed', async () => {
  const [plugin] = plugins;
  const entry = plugin && readEntry(entryFile(ROOT, plugin.id));
  if (!plugin || !entry) throw new Error('there is no entry');
  const manifest = { ...(await cardOfSources(plugin)).manifest, hosts: ['metrics.example.com'] };
  const card = { ...(await cardOfSources(plugin)), manifest };
  expect(ownEntry(plugin, card, entry.certification, entry)).not.toEqual(entry);
});

it('the registry, its schema and the tables of its README are made of the entries', () => {
  for (const [path, text] of madeFiles(ROOT)) {
    const message = `${relative(ROOT, path)} is not current: npm run build && ${RENEW}`;
    expect(existsSync(path) && readFileSync(path, 'utf8'), message).toBe(text);
  }
});

it('nothing stands against any entry', () => {
  const question = { folder: entriesFolder(ROOT), files: [], firstParty: plugins.map(({ id }) => id) };
  const refused = checkEntries(question).filter(({ problems }) => problems.length > 0);
  expect(refused).toEqual([]);
});

it('what is compiled can be read again, and is what the package carries', () => {
  const text = compiled(allEntries(ROOT));
  expect(readRegistry(text)).toEqual({ document: JSON.parse(text) });
  expect(JSON.parse(text)).toEqual(REGISTRY);
});

it('the markers of the README are needed', () => {
  expect(() => between('# Registry', 'fields', [])).toThrow('<!-- fields -->');
  expect(between('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', ['new'])).toBe(
    'a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb',
  );
});

it('the README tells the commands that there are', () => {
  const readme = readFileSync(join(ROOT, 'packages', 'registry', 'README.md'), 'utf8');
  const scripts = [...readme.matchAll(/node (tools\/registry\/[a-z-]+\.ts)/g)].map(([, file = '']) => file);
  expect(new Set(scripts).size).toBeGreaterThan(2);
  for (const file of scripts) expect(existsSync(join(ROOT, file)), file).toBe(true);
});
