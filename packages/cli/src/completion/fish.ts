import type { CommandWords, OptionWords } from './words.js';

/** The completion script for fish. */
export function fishScript(commands: readonly CommandWords[], globals: readonly OptionWords[]): string {
  const lines = [
    '# Completion for msp. Install it: msp completion fish > ~/.config/fish/completions/msp.fish',
    'complete -c msp -f',
    ...globals.map((option) => optionLine('', option)),
    ...commands.flatMap(commandLines),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines({ name, alias, summary, options, places, takesFile }: CommandWords): string[] {
  const seen = `__fish_seen_subcommand_from ${alias ? `${name} ${alias}` : name}`;
  const choices = [...new Set(places.flat())].join(' ');
  return [
    `complete -c msp -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ...options.map((option) => optionLine(` -n '${seen}'`, option)),
    ...(choices === '' ? [] : [`complete -c msp -n '${seen}' -a '${choices}'`]),
    ...(takesFile ? [`complete -c msp -n '${seen}' -F`] : []),
  ];
}

function optionLine(
  condition: string,
  { name, description, takesValue, choices, path }: OptionWords,
): string {
  const files =
    path === 'folder' ? ` -x -a '(__fish_complete_directories)'` : path === 'file' ? ' -r -F' : null;
  const value = takesValue ? (files ?? (choices.length > 0 ? ` -x -a '${choices.join(' ')}'` : ' -x')) : '';
  return `complete -c msp${condition} -l ${name}${value} -d ${quote(description)}`;
}

const quote = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;
