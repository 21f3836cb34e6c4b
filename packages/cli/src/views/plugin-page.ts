import type { RegistryPlugin } from '@msp/protocol';
import { counted, fields, label, paragraph, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import type { PluginInfo } from '../plugins/inspect.js';
import { registryFields } from './plugin-search.js';
import { secretLines } from './secrets.js';

/** With what a registry says of it. */
type Shown = PluginInfo & { readonly registry: RegistryPlugin | null };

/** Everything about one plugin, for people. */
export function pluginInfoView(info: Shown, paper: Paper): string[] {
  const { style } = paper;
  const { plugin, title, summary } = info;
  const heading = title === null ? plugin.name : `${title} (${plugin.name})`;
  return [
    style.strong(label(heading, paper.columns)),
    ...(summary === null ? [] : paragraph(paper, summary)),
    '',
    ...fields(paper, [
      ['State', `${plugin.state}, ${plugin.mode}${plugin.problem === null ? '' : `: ${plugin.problem}`}`],
      plugin.hint === null ? null : ['Next', plugin.hint],
      plugin.queued + plugin.parked === 0
        ? null
        : ['Outbox', `${plugin.queued} queued, ${plugin.parked} parked`],
      info.version === null ? null : ['Version', info.version],
      info.maturity === null ? null : ['Maturity', info.maturity],
      info.file === null ? null : ['Code', info.file],
      info.homepage === null ? null : ['Home', info.homepage],
      title === null ? null : ['Reaches', info.hosts.join(', ') || 'no host'],
      info.hooks.length === 0 ? null : ['Mirrors', info.hooks.join(', ')],
      info.parts.length === 0 ? null : ['Parts', info.parts.join(', ')],
      ...(info.registry === null ? [] : registryFields(info.registry)),
    ]),
    ...settingsPart(info, paper),
    ...section(paper, 'Secrets', secretLines(info.secrets, paper)),
    ...section(paper, 'Actions', requestLines(info.actions, paper)),
    ...section(paper, 'Questions', requestLines(info.questions, paper)),
  ];
}

function settingsPart({ plugin, settings }: PluginInfo, paper: Paper): string[] {
  const { style } = paper;
  const columns = [
    { paint: style.strong },
    { paint: style.faint },
    { paint: style.accent },
    { flexible: true },
  ];
  const rows = settings.flatMap(({ key, type, required, description, value, ...each }) => {
    const standard = each.default === null ? '' : ` Default: ${written(each.default)}.`;
    const variables = each.environment.length === 0 ? '' : ` (${each.environment.join(', ')})`;
    const needed = required && value === null ? 'Required. ' : '';
    const text = `${needed}${description}${standard}${variables}`;
    return [[key, type, value === null ? '-' : label(written(value), 24), text]];
  });
  const lines = table(paper, columns, rows, 4);
  const set = `  Set one: msp config set plugins.${plugin.name}.${settings[0]?.key} <value>`;
  return section(
    paper,
    counted(settings.length, 'setting'),
    lines.length === 0 ? [] : [...lines, style.faint(set)],
  );
}

function requestLines(requests: PluginInfo['actions'], paper: Paper): string[] {
  const rows = requests.map(({ name, summary }) => [name, summary]);
  return table(paper, [{ paint: paper.style.strong }, { flexible: true }], rows);
}

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
