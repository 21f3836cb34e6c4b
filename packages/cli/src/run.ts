import { parse } from './arguments/parse.js';
import type { Command } from './command.js';
import { findCommand } from './commands/find.js';
import { COMMANDS, type Entry } from './commands/table.js';
import type { Given } from './definition.js';
import { endingOf } from './ending.js';
import { type Globals, splitCommand, wantsJson } from './globals.js';
import type { Outcome } from './outcome.js';
import { print } from './output/print.js';
import { type Environment, openShell, type Shell } from './shell.js';

/** 130 is what shells expect of a process that Ctrl-C ended. */
const EXIT_CODES = { 'reader-gone': 0, interrupted: 130 };

/**
 * Runs one command line, prints its answer and returns the exit code.
 *
 * @param line the words after `msp`
 */
export async function run(line: readonly string[], environment: Environment): Promise<number> {
  const json = wantsJson(line);
  try {
    const { name, rest } = splitCommand(line);
    const entry = await findCommand(name ?? 'help', COMMANDS);
    const { default: command } = await entry.load();
    const { words, options } = parse(entry.name, command, rest);
    const globals = options as unknown as Globals;
    const shell = openShell(globals, environment, COMMANDS);
    if (globals.version)
      return await answer((await import('./commands/version.js')).default, {}, options, shell);
    if (name === null) return await print(await overview(globals.help), shell);
    if (globals.help) return await print(await commandPage(entry, command), shell);
    return await answer(command, words, options, shell);
  } catch (error) {
    const early = endingOf(error);
    if (early !== null) return EXIT_CODES[early];
    const { printError } = await import('./output/print-error.js');
    return printError(error, { json, environment, line });
  }
}

/** `msp` alone says enough to begin, `msp --help` all there is. */
async function overview(whole: boolean): Promise<Outcome> {
  const help = await import('./help/overview.js');
  return whole ? help.overview(COMMANDS) : help.shortHelp(COMMANDS);
}

async function commandPage(entry: Entry, command: Command): Promise<Outcome> {
  return (await import('./help/command-help.js')).commandHelp(entry, command);
}

async function answer(command: Command, words: Given, options: Given, shell: Shell): Promise<number> {
  try {
    return await print(await command.run(words, options, shell), shell);
  } finally {
    // What was acknowledged is on disk: a store that cannot be closed loses nothing.
    for (const close of shell.closing.reverse()) await close().catch(() => {});
  }
}
