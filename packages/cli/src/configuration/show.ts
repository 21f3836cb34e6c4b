import { getSetting, type SettingSource } from '@msp/core';
import { openPlace } from '../host.js';
import type { Outcome } from '../outcome.js';
import { label } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import type { Shell } from '../shell.js';

/** `msp config show`: every setting, its value in force, and where that comes from. */
export async function showConfig(shell: Shell): Promise<Outcome> {
  const { loaded } = await openPlace(shell);
  const { sources, files, profile } = loaded;
  return {
    json: () => ({ settings: sources, files, profile, warnings: [] }),
    text: (paper) => [
      ...settingRows(sources, paper),
      '',
      paper.style.faint(`Project: ${label(files.project, paper.columns - 9)}`),
      paper.style.faint(`User:    ${label(files.user, paper.columns - 9)}`),
    ],
    essential: sources.map(({ key, value }) => `${key}=${written(value)}`).join('\n'),
  };
}

function settingRows(sources: readonly SettingSource[], paper: Paper): string[] {
  const { style } = paper;
  const rows = sources.map(({ key, value, source, from, profile }) => {
    const origin = source === 'env' ? from : profile === null ? source : `${source}, profile ${profile}`;
    return [key, written(value), origin];
  });
  const paint = (origin: string) =>
    origin.trim() === 'default' ? style.faint(origin) : style.accent(origin);
  return table(paper, [{}, { flexible: true }, { paint }], rows);
}

/** `msp config get <key>`. */
export async function getConfig(key: string, shell: Shell): Promise<Outcome> {
  const { loaded } = await openPlace(shell);
  const value = await getSetting(loaded, key);
  const found = loaded.sources.find((each) => each.key === key);
  return {
    json: () => ({ key, value, source: found?.source ?? null, from: found?.from ?? null, warnings: [] }),
    text: () => [label(written(value), 10_000)],
    essential: written(value),
  };
}

/** A value as a person would write it. */
export function written(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
