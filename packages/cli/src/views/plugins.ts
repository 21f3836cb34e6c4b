import type { ListedPlugin, PluginState } from '@msp/protocol';
import { paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';

/** A plugin and how it stands, with its version where that is of interest. */
type Shown = PluginState & Partial<Pick<ListedPlugin, 'version'>>;

/** One line for each plugin, and below it what is wrong with it, whole: what is to be typed next must not be cut. */
export function pluginLines(plugins: readonly Shown[], paper: Paper): string[] {
  const { style } = paper;
  const paint = { connected: style.good, waiting: style.caution, disabled: style.faint };
  const widest = Math.max(...plugins.map(({ name }) => name.length));
  const versions = Math.max(...plugins.map(({ version }) => version?.length ?? 0));
  return plugins.flatMap(({ name, version, state, mode, queued, parked, problem, hint }) => [
    [
      `  ${name.padEnd(widest)}`,
      ...(versions > 0 ? [style.faint((version ?? '-').padEnd(versions))] : []),
      paint[state](state.padEnd(9)),
      style.faint(mode.padEnd(10)),
      `${queued} queued`,
      ...(parked > 0 ? [style.caution(`${parked} parked`)] : []),
    ].join('  '),
    ...(problem ? paragraph(paper, problem, '  ', Number.POSITIVE_INFINITY) : []),
    ...(problem && hint ? paragraph(paper, hint, '  → ', Number.POSITIVE_INFINITY).map(style.faint) : []),
  ]);
}

/** @example plugin names and modes in one line: 'obsidian, neo4j (generate)' */
export function integrationsLine(plugins: readonly Pick<PluginState, 'name' | 'mode'>[]): string {
  if (plugins.length === 0) return 'none connected';
  return plugins.map(({ name, mode }) => (mode === 'integrated' ? name : `${name} (${mode})`)).join(', ');
}
