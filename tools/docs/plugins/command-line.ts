/** Command lines of the documentation, run on the sources in this very process. */
import { parse } from '../../../packages/cli/src/arguments/parse.ts';
import { findCommand } from '../../../packages/cli/src/commands/find.ts';
import { COMMANDS } from '../../../packages/cli/src/commands/table.ts';
import { type Globals, splitCommand } from '../../../packages/cli/src/globals.ts';
import { PLAIN } from '../../../packages/cli/src/output/style.ts';
import { openShell } from '../../../packages/cli/src/shell.ts';

/** The words of a line, as a shell takes them apart. @example wordsOf('msp query a text="b c"') // ['query', 'a', 'text=b c'] */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)]
    .slice(1)
    .map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));

/** The command of a line, and what it was given. @throws where there is no such command, or an option that it does not take */
export async function parsedLine(line: string) {
  const { name, rest } = splitCommand(wordsOf(line));
  const entry = await findCommand(name ?? 'help', COMMANDS);
  const { default: command } = await entry.load();
  return { name: entry.name, command, ...parse(entry.name, command, rest) };
}

/**
 * Runs a line in a folder, and returns what it prints: the text, then the warnings.
 *
 * @throws what the command throws
 */
export async function msp(
  line: string,
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<string[]> {
  const { command, words, options } = await parsedLine(line);
  const shell = openShell({ ...(options as unknown as Globals), cwd }, environment, COMMANDS);
  try {
    const outcome = await command.run(words, options, shell);
    const lines = await outcome.text({ columns: 100, style: PLAIN, now: shell.now });
    const warnings = [...shell.notices, ...(outcome.warnings ?? [])];
    return [...lines, ...warnings.map(({ message }) => `Warning: ${message}`)];
  } finally {
    for (const close of shell.closing.reverse()) await close();
  }
}
