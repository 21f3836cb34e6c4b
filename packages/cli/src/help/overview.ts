import type { Listing } from '../definition.js';
import { GLOBAL_OPTIONS } from '../globals.js';
import type { Outcome } from '../outcome.js';
import { section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { optionRows } from './usage.js';

const PURPOSE = 'keeps the thread of your work: what was decided, why, what blocks, how far it is.';
const USAGE = 'msp <command> [options]';

/** What `msp help` answers: every command. */
export function overview(commands: readonly Listing[]): Outcome {
  return {
    json: () => ({
      usage: USAGE,
      commands: commands.map(({ name, alias = null, summary, group }) => ({ name, alias, summary, group })),
    }),
    text: (paper) => page(commands, paper),
    essential: commands.map(({ name }) => name).join('\n'),
  };
}

function page(commands: readonly Listing[], paper: Paper): string[] {
  const { style } = paper;
  const groups = [...new Set(commands.map(({ group }) => group))];
  // One width for all groups, so that they stand below each other.
  const width = Math.max(...commands.map(({ name }) => name.length));
  const columns = [{ paint: style.accent, width }, { paint: style.faint, width: 1 }, { flexible: true }];
  const options = table(paper, [{ paint: style.accent }, { flexible: true }], optionRows(GLOBAL_OPTIONS));
  return [
    `${style.strong('msp')} ${PURPOSE}`,
    '',
    `  ${USAGE}`,
    ...groups.flatMap((group) => {
      const entries = commands.filter((entry) => entry.group === group);
      const rows = entries.map(({ name, alias = '', summary }) => [name, alias, summary]);
      return section(paper, group, table(paper, columns, rows));
    }),
    ...section(paper, 'Options of every command', options),
    ...section(paper, 'One session', ['  msp start', '  msp update "JWT works" 45', '  msp end']),
    '',
    'More about one of them: msp help <command>',
  ];
}

/** What `msp` alone answers: enough to begin. */
export function shortHelp(commands: readonly Listing[]): Outcome {
  return {
    ...overview(commands),
    text: ({ style }) => [
      `${style.strong('msp')} ${PURPOSE}`,
      '',
      `  ${style.accent('msp start')}                    Start a session, and recall where the last one ended`,
      `  ${style.accent('msp update "JWT works" 45')}    Record what was done, and how far it is`,
      `  ${style.accent('msp decide "Use Postgres"')}    Record a decision and its reasons`,
      `  ${style.accent('msp block "No API key"')}       Record something that stands in the way`,
      `  ${style.accent('msp status')}                   Show where the session stands`,
      `  ${style.accent('msp end')}                      End the session, and show what it brought`,
      '',
      'All commands: msp help',
    ],
    essential: 'msp help',
  };
}
