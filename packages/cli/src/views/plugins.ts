import type { PluginState } from '@msp/protocol';
import { label } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';

/** One line for each plugin, and below it what is wrong with it. */
export function pluginLines(plugins: readonly PluginState[], paper: Paper): string[] {
  const { style } = paper;
  const paint = { connected: style.good, waiting: style.caution, disabled: style.faint };
  const rows = plugins.map(({ name, state, mode, queued, parked }) => [
    name,
    state,
    mode,
    `${queued} queued`,
    parked > 0 ? `${parked} parked` : '',
  ]);
  const columns = [
    {},
    { paint: (text: string) => paint[text.trim() as PluginState['state']]?.(text) ?? text },
    { paint: style.faint },
    { align: 'right' as const },
    { paint: style.caution },
  ];
  const lines = table(paper, columns, rows);
  return plugins.flatMap(({ problem, hint }, index) => [
    lines[index] ?? '',
    ...(problem ? [`    ${label(problem, paper.columns - 4)}`] : []),
    ...(problem && hint ? [style.faint(`    → ${label(hint, paper.columns - 6)}`)] : []),
  ]);
}

/** @example plugin names and modes in one line: 'obsidian, neo4j (generate)' */
export function integrationsLine(plugins: readonly Pick<PluginState, 'name' | 'mode'>[]): string {
  if (plugins.length === 0) return 'none connected';
  return plugins.map(({ name, mode }) => (mode === 'integrated' ? name : `${name} (${mode})`)).join(', ');
}
