import fs from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { manifest } from './manifest.js';
import { Settings } from './settings.js';
import { Rehearsal } from './testing/rehearsal.js';
import { wholeStory } from './testing/story.js';

const FILE = join(import.meta.dirname, '../README.md');

interface Schema {
  type?: string;
  description?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
}

function rowsOf(schema: Schema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const key = `${prefix}${name}`;
    if (inner.properties) return rowsOf(inner, `${key}.`);
    const standard =
      schema.required?.includes(name) && inner.default === undefined ? 'needed' : code(inner.default);
    return [`| \`${key}\` | ${standard} | ${inner.description} |`];
  });
}

const code = (value: unknown): string =>
  value === ''
    ? 'empty'
    : `\`${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\n', '⏎')}\``;

/** The README with what lies between two markers written anew. */
const between = (text: string, name: string, content: string): string =>
  text.replace(
    new RegExp(`(<!-- ${name} -->\n).*?(<!-- /${name} -->)`, 's'),
    (_, open, close) => `${open}${content}\n${close}`,
  );

it('README.md is current (write it anew with: npx vitest run plugins/obsidian -u)', async () => {
  const rehearsal = new Rehearsal(temporaryFolder());
  await rehearsal.record(...wholeStory());
  const note = fs.readFileSync(
    join(rehearsal.settings.vault, 'MSP/Sessions/2026-11-21 0930 shop-api k3x9.md'),
    'utf8',
  );
  const schema = z.toJSONSchema(Settings, { io: 'input' }) as Schema;
  const settings = ['| setting | default | what it does |', '|---|---|---|', ...rowsOf(schema)].join('\n');
  const secrets = Object.keys((manifest as { secrets?: object }).secrets ?? {});
  expect(secrets).toEqual([]);
  const current = [
    ['settings', settings],
    ['secrets', 'There are none: the plugin writes files.'],
    ['example', `\`\`\`\`markdown\n${note}\`\`\`\``],
  ].reduce((text, [name, content]) => between(text, name!, content!), fs.readFileSync(FILE, 'utf8'));
  await expect(current).toMatchFileSnapshot(FILE);
});

it('the examples of the README are taken', () => {
  const examples = [...fs.readFileSync(FILE, 'utf8').matchAll(/```json\n(.*?)```/gs)].map(([, json]) =>
    JSON.parse(json!),
  );
  expect(examples).toHaveLength(2);
  for (const { plugins } of examples)
    expect(Settings.safeParse(plugins.obsidian)).toMatchObject({ success: true });
});
