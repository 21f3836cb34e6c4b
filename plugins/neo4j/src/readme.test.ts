import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import plugin from './index.js';
import { settings } from './settings.js';

const file = join(import.meta.dirname, '..', 'README.md');

const cell = (text: unknown) => String(text ?? '').replaceAll('|', '\\|');
const code = (names: readonly string[] = []) => names.map((name) => `\`${name}\``).join(', ');

function settingsTable(): string {
  const { properties = {} } = z.toJSONSchema(settings, { io: 'input' });
  const { environment = {} } = plugin.manifest;
  const rows = Object.entries(properties).map(([name, schema]) => {
    const { description, default: given } = schema as { description?: string; default?: unknown };
    return `| \`${name}\` | ${cell(description)} | ${given === undefined ? '' : `\`${cell(given)}\``} | ${code(environment[name])} |`;
  });
  return ['| setting | what it is | default | environment |', '|---|---|---|---|', ...rows].join('\n');
}

function secretsTable(): string {
  const rows = Object.entries(plugin.manifest.secrets ?? {}).map(
    ([name, { help, env }]) => `| \`${name}\` | ${cell(help)} | ${code(env)} |`,
  );
  return ['| secret | where it comes from | environment |', '|---|---|---|', ...rows].join('\n');
}

const between = (text: string, name: string, table: string) =>
  text.replace(
    new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`),
    () => `<!-- ${name} -->\n\n${table}\n\n<!-- /${name} -->`,
  );

it('the tables of the README are current (write them anew with: npx vitest run plugins/neo4j -u)', async () => {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(
    /<!-- settings -->[\s\S]*<!-- \/settings -->[\s\S]*<!-- secrets -->[\s\S]*<!-- \/secrets -->/,
  );
  const current = between(between(text, 'settings', settingsTable()), 'secrets', secretsTable());
  await expect(current).toMatchFileSnapshot(file);
});

it('the README names every question and action', () => {
  const text = readFileSync(file, 'utf8');
  for (const name of [...Object.keys(plugin.recall ?? {}), ...Object.keys(plugin.actions ?? {})])
    expect(text).toContain(`msp query neo4j ${name}`);
});
