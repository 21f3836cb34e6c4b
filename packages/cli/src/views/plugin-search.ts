import type { RegistryPlugin } from '@msp/protocol';
import { type Field, fields, label, paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { reachFields } from './plugin-reach.js';

/** Plugins that were found, best first. */
export function searchView(plugins: readonly RegistryPlugin[], words: string, paper: Paper): string[] {
  const { style } = paper;
  if (plugins.length === 0)
    return [
      words === '' ? 'The registry is empty.' : `No plugin of the registry fits "${label(words)}".`,
      style.faint('All there are: msp plugin search. To write one: msp plugin create'),
    ];
  const rows = plugins.map(({ id, summary, certified, installed, replacedBy, registry, verified }) => [
    id,
    installed === null ? certified.version : `${installed} installed`,
    [
      summary,
      ...(replacedBy === null ? [] : [`Replaced by ${replacedBy}.`]),
      ...(registry === null ? (verified ? [] : ['(not verified)']) : [`(from ${registry}, not verified)`]),
    ].join(' '),
  ]);
  return [
    ...table(paper, [{ paint: style.strong }, { paint: style.faint }, { flexible: true }], rows, 3),
    '',
    style.faint('More about one: msp plugin info <id>. Install it: msp plugin add <id>'),
  ];
}

/** A plugin that is not installed, as its registry has it. */
export function registryPage(plugin: RegistryPlugin, paper: Paper): string[] {
  const { style } = paper;
  const { id, title, summary } = plugin;
  return [
    style.strong(label(`${title} (${id})`, paper.columns)),
    ...paragraph(paper, summary),
    '',
    ...fields(paper, [
      ['State', 'not installed'],
      ['Next', `msp plugin add ${id}`],
      ...registryFields(plugin),
      ...reachFields(plugin.reaches),
      plugin.hooks.length === 0 ? null : ['Mirrors', plugin.hooks.join(', ')],
      plugin.capabilities.length === 0 ? null : ['Parts', plugin.capabilities.join(', ')],
      ['Maturity', plugin.maturity],
      ['Home', plugin.homepage],
    ]),
  ];
}

/** What a registry says of a plugin beside what the plugin says itself. */
export function registryFields(plugin: RegistryPlugin): (Field | null)[] {
  const { version, date, passed, skipped } = plugin.certified;
  const source = plugin.registry === null ? "MSP's own" : plugin.registry;
  return [
    ['Registry', `${source}, ${plugin.verified ? 'verified' : 'not verified'}`],
    ['Package', plugin.package],
    ['By', plugin.author],
    ['Category', plugin.category],
    ['Certified', `${version}, on ${date}: ${passed} checks passed, ${skipped} skipped`],
    plugin.replacedBy === null ? null : ['Replaced by', plugin.replacedBy],
  ];
}
