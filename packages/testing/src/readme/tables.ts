/** The tables of a plugin's README. Pure. */
import { type SettingsDocument, settingsDocument } from '@msp/core';
import type { Plugin } from '@msp/protocol';

/** What stands in place of a table without rows. */
export const NONE = 'There are none.';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');
const text = (words = ''): string => words.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
const code = (word: string): string => `\`${word.replaceAll('\n', '⏎').replaceAll('|', '\\|')}\``;
const codes = (words: readonly string[] = []): string => words.map(code).join(', ');

/**
 * Every setting by its dotted key, with what it is, what it is where nobody says, and the tool's own variables that give it.
 * The column of variables is only there where the manifest names some.
 *
 * @example settingsTable(plugin) // '| setting | what it is | default |\n|---|---|---|\n| `vault` | The folder. | needed |'
 */
export function settingsTable(plugin: Pick<Plugin, 'settings' | 'manifest'>): string {
  const { environment } = plugin.manifest;
  const rows = rowsOf(settingsDocument(plugin) ?? {});
  if (rows.length === 0) return NONE;
  const columns = ['setting', 'what it is', 'default'];
  return environment
    ? table(
        [...columns, 'environment'],
        rows.map(({ key, cells }) => [...cells, codes(environment[key])]),
      )
    : table(
        columns,
        rows.map(({ cells }) => cells),
      );
}

interface Row {
  readonly key: string;
  readonly cells: readonly string[];
}

function rowsOf({ properties = {}, required = [] }: SettingsDocument, before = ''): Row[] {
  return Object.entries(properties).flatMap(([name, inner]) => {
    const key = before + name;
    if (inner.properties) return rowsOf(inner, `${key}.`);
    const standard = inner.default === undefined && required.includes(name) ? 'needed' : shown(inner.default);
    return [{ key, cells: [code(key), text(inner.description), standard] }];
  });
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  if (value === '') return 'empty';
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Every secret, where a person gets it, and the variables that give it. */
export function secretsTable({ manifest }: Pick<Plugin, 'manifest'>): string {
  const secrets = Object.entries(manifest.secrets ?? {});
  if (secrets.length === 0) return NONE;
  return table(
    ['secret', 'where it comes from', 'environment'],
    secrets.map(([name, { help, env, optional }]) => [
      code(name),
      text(optional ? `${help} (optional)` : help),
      codes(env),
    ]),
  );
}
