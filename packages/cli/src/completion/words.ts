/** What can be completed, gathered from every command's definition: plain data that each shell's script is made of. */
import type { Listing, Option, Options } from '../definition.js';
import { GLOBAL_OPTIONS } from '../globals.js';

/** An option as completion needs it. */
export interface OptionWords {
  readonly name: string;
  readonly description: string;
  /** Does a value follow? */
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  /** The value is a folder or a file. */
  readonly path: 'folder' | 'file' | null;
}

/** A command as completion needs it. */
export interface CommandWords {
  readonly name: string;
  readonly alias: string | null;
  readonly summary: string;
  readonly options: readonly OptionWords[];
  /** The choices of each positional word; empty where there are none. */
  readonly places: readonly (readonly string[])[];
  /** Is its first word a file? */
  readonly takesFile: boolean;
}

export const GLOBAL_WORDS: readonly OptionWords[] = optionWords(GLOBAL_OPTIONS);

/** Loads every command. */
export async function commandWords(commands: readonly Listing[]): Promise<CommandWords[]> {
  return Promise.all(
    commands.map(async ({ name, alias = null, summary, load }) => {
      const { arguments: places, options } = (await load()).default;
      const choices = places.map((place) => place.choices ?? []);
      const names = name === 'help' ? [commands.map((entry) => entry.name)] : choices;
      const takesFile = places[0]?.name === 'path';
      return { name, alias, summary, options: optionWords(options), places: names, takesFile };
    }),
  );
}

function optionWords(options: Options): OptionWords[] {
  return Object.entries(options).map(([name, option]) => ({
    name,
    description: option.description,
    takesValue: option.value !== undefined,
    choices: option.choices ?? [],
    path: pathOf(option),
  }));
}

function pathOf({ value }: Option): OptionWords['path'] {
  if (value === 'folder') return value;
  return value === 'path' || value === 'file' ? 'file' : null;
}
