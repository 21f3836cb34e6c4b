import type { CommandWords, OptionWords } from './words.js';

/** The completion script for bash. Needs nothing but bash 3.2, which macOS still ships. */
export function bashScript(commands: readonly CommandWords[], globals: readonly OptionWords[]): string {
  const names = commands.flatMap(({ name, alias }) => (alias ? [name, alias] : [name]));
  const valued = globals.filter(({ takesValue }) => takesValue).map(({ name }) => `--${name}`);
  return `# Completion for msp. Install it: msp completion bash >> ~/.bashrc
_msp() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  # Bash takes --impact=high apart at the sign.
  [ "$before" = = ] && before=\${COMP_WORDS[COMP_CWORD-2]}
  local command= place=0 index=1 words=
  while [ "$index" -lt "$COMP_CWORD" ]; do
    case \${COMP_WORDS[index]} in
      ${valued.join('|')}) index=$((index + 1)) ;;
      -*) ;;
      *) if [ -z "$command" ]; then command=\${COMP_WORDS[index]}; else place=$((place + 1)); fi ;;
    esac
    index=$((index + 1))
  done
  case $command:$before in
${globals.flatMap((option) => valueCase('*', option)).join('\n')}
${commands.flatMap(({ name, alias, options }) => options.flatMap((option) => valueCase(alias ? `${name}:--${option.name}|${alias}` : name, option))).join('\n')}
  esac
  case $command in
    '') words="${names.join(' ')}" ;;
${commands.map(commandCase).join('\n')}
  esac
  case $word in
    -*) words="$words ${globals.map(({ name }) => `--${name}`).join(' ')}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _msp msp
`;
}

/** What may follow an option; nothing where it is free text. */
function valueCase(command: string, { name, takesValue, choices, path }: OptionWords): string[] {
  if (!takesValue) return [];
  const words = path === 'folder' ? '-d' : path === 'file' ? '-f' : `-W "${choices.join(' ')}"`;
  return [`    ${command}:--${name}) COMPREPLY=($(compgen ${words} -- "$word")); return ;;`];
}

function commandCase({ name, alias, options, places, takesFile }: CommandWords): string {
  const pattern = alias ? `${name}|${alias}` : name;
  const all = options.map((option) => `--${option.name}`).join(' ');
  const file = takesFile ? ' [ "$place" = 0 ] && { COMPREPLY=($(compgen -f -- "$word")); return; };' : '';
  const inside = places
    .map((choices, place) => (choices.length === 0 ? '' : `${place}) words="${choices.join(' ')}" ;; `))
    .join('');
  const byPlace = inside === '' ? '' : ` case $place in ${inside}esac;`;
  return `    ${pattern})${file}${byPlace} case $word in -*) words="${all}" ;; esac ;;`;
}
