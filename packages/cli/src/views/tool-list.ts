import { label, paragraph, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import type { Tool } from '../plugins/guide/tool.js';

/** Everything that can be connected, and what is simplest here. */
export function toolsView(tools: readonly Tool[], paper: Paper): string[] {
  const { style } = paper;
  if (tools.length === 0) return ['There is nothing to connect.'];
  const rows = tools.map(({ id, summary, connected, verified, maturity }) => [
    id,
    connected.length > 0 ? 'connected' : '',
    [
      summary,
      verified || connected.length > 0 ? '' : '(not verified)',
      maturity === 'stable' ? '' : `(${maturity})`,
    ]
      .filter(Boolean)
      .join(' '),
  ]);
  return [
    ...table(paper, [{ paint: style.strong }, { paint: style.good }, { flexible: true }], rows, 3),
    ...recommendations(tools, paper),
    '',
    style.faint('Connect one, step by step: msp add <tool>. Change one: msp configure <tool>'),
  ];
}

/** Tools to which an assistant has a connection: there is nothing to set up. */
export function recommendations(tools: readonly Tool[], paper: Paper): string[] {
  const ready = tools.filter(({ assistant, connected }) => assistant !== null && connected.length === 0);
  return section(
    paper,
    'Simplest here',
    ready.flatMap(({ title, assistant, command }) =>
      paragraph(
        paper,
        `${assistant?.assistant} has a connection to ${label(title)} already (${assistant?.server}): ${command}`,
      ),
    ),
  );
}
