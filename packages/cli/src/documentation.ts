/** docs/cli.md, made of every command's definition, so that it says what the program does. */
import { CATALOG, EXIT } from '@msp/protocol';
import type { Command } from './command.js';
import { COMMANDS, type Entry } from './commands/table.js';
import { GLOBAL_OPTIONS } from './globals.js';
import { argumentText, optionRows, usageOf } from './help/usage.js';

/** The whole document. */
export async function documentation(): Promise<string> {
  const commands = await Promise.all(
    COMMANDS.map(async (entry) => commandPart(entry, (await entry.load()).default)),
  );
  return [
    '# The command line',
    '<!-- Made by packages/cli/src/documentation.ts: npx vitest run documentation -u -->',
    'Words in `<angle brackets>` have to be given, those in `[brackets]` may be. A text with spaces stands in quotes; one that begins with a dash stands behind `--`; `-` in its place reads it from standard input.',
    rows(
      ['command', 'alias', 'what it does'],
      COMMANDS.map(({ name, alias = '', summary }) => [
        `[${name}](#msp-${name})`,
        alias && code(alias),
        summary,
      ]),
    ),
    '## Options of every command',
    rows(['option', 'what it does'], optionTable(GLOBAL_OPTIONS)),
    'Warnings go to standard error, or into `warnings` of the JSON document. The shapes of the JSON documents are published with `@msp/protocol`. Colours appear on a terminal only; `NO_COLOR` and `TERM=dumb` switch them off, `FORCE_COLOR` on. Nothing is ever asked where there is no terminal.',
    ...commands.flat(),
    '## Exit codes',
    rows(
      ['code', 'when'],
      Object.entries(EXIT).map(([name, exit]) => [String(exit), EXITS[name as keyof typeof EXIT]]),
    ),
    '## Error codes',
    rows(
      ['code', 'exit', 'what', 'when'],
      Object.entries(CATALOG).map(([code, { exit, title, meaning }]) => [code, String(exit), title, meaning]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

const EXITS: Record<keyof typeof EXIT, string> = {
  ok: 'It did what it was asked',
  noActiveSession: 'No session is active',
  sessionActive: 'A session is active already, or a crashed one waits',
  configuration: 'The configuration, the disk or this program does not allow it',
  integration: 'A connected tool did not do what it was asked',
  corruption: 'The store is damaged',
  usage: 'The command line, or what it names, cannot be used',
};

function commandPart(entry: Entry, command: Command): string[] {
  const { name, alias, summary } = entry;
  const { arguments: places, options, examples, details = [] } = command;
  return [
    `## msp ${name}`,
    `${summary}.${alias ? ` Short: ${code(`msp ${alias}`)}.` : ''}`,
    fenced([usageOf(name, command)]),
    ...(places.length === 0
      ? []
      : [
          rows(
            ['argument', 'what it is'],
            places.map((place) => [code(place.name), argumentText(place)]),
          ),
        ]),
    ...(Object.keys(options).length === 0 ? [] : [rows(['option', 'what it does'], optionTable(options))]),
    fenced(examples.flatMap(({ line, does }) => [`# ${does}`, line])),
    ...(details.length === 0 ? [] : [details.join(' ')]),
  ];
}

const optionTable = (options: Parameters<typeof optionRows>[0]) =>
  optionRows(options).map(([form = '', text = '']) => [code(form), text]);

const code = (text: string) => `\`${text}\``;

const fenced = (lines: readonly string[]) => ['```sh', ...lines, '```'].join('\n');

function rows(heads: readonly string[], cells: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...cells.map(line)].join('\n');
}
