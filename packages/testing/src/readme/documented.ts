/** What a plugin's documentation has to hold, as a suite of tests. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { configurationProblem, configurationsIn, unnamedRequests } from './examples.js';
import { withParts } from './marks.js';
import { NONE, secretsTable, settingsTable } from './tables.js';

/** Beside a README: what a person copies first. */
const EXAMPLE = 'config.example.json';

/**
 * Registers the tests of a plugin's README: its tables of settings and secrets, between `<!-- settings -->` … `<!-- /settings -->` and
 * `<!-- secrets -->` … `<!-- /secrets -->`, are those of the plugin (`vitest -u` writes them anew; one that
 * would be empty may be missing); it names every action and question
 * as `msp query <plugin> <name>`; and its configurations, and `config.example.json` beside it, are taken.
 *
 * @param readme the address of README.md
 * @param further what stands between other marks of it, by their names
 * @example documented(plugin, new URL('../README.md', import.meta.url));
 */
export function documented(
  plugin: Plugin,
  readme: URL,
  further: Readonly<Record<string, () => string | Promise<string>>> = {},
): void {
  const read = () => readFileSync(readme, 'utf8');
  const example = new URL(EXAMPLE, readme);

  describe(`documentation of ${plugin.manifest.id}`, () => {
    it('what is generated in the README is current (write it anew with: npx vitest run -u)', async () => {
      const text = read();
      const tables = { settings: settingsTable(plugin), secrets: secretsTable(plugin) };
      const parts: Record<string, string> = {};
      // Where there is nothing to tell, nobody has to say so.
      for (const [name, table] of Object.entries(tables))
        if (table !== NONE || text.includes(`<!-- ${name} -->`)) parts[name] = table;
      for (const [name, make] of Object.entries(further)) parts[name] = await make();
      await expect(withParts(text, parts)).toMatchFileSnapshot(fileURLToPath(readme));
    });

    it('the README names every action and question', () => {
      expect(unnamedRequests(plugin, read())).toEqual([]);
    });

    it('the README shows a configuration, and each that it shows is taken', () => {
      const shown = configurationsIn(read());
      expect(shown.length, 'configurations that begin with {"plugins"').toBeGreaterThan(0);
      expect(shown.map((json) => configurationProblem(plugin, json))).toEqual(shown.map(() => null));
    });

    it.runIf(existsSync(example))(`${EXAMPLE} is taken`, () => {
      expect(configurationProblem(plugin, readFileSync(example, 'utf8'))).toBeNull();
    });
  });
}
