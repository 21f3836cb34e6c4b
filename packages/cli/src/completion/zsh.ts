import type { CommandWords, OptionWords } from './words.js';

/** The completion script for zsh. */
export function zshScript(commands: readonly CommandWords[], globals: readonly OptionWords[]): string {
  return `#compdef msp
# Completion for msp. Install it: msp completion zsh > "\${fpath[1]}/_msp"
_msp() {
  local -a commands globals
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  globals=(
${globals.map((option) => `    ${specification(option)}`).join('\n')}
  )
  local context state line
  typeset -A opt_args
  _arguments -C $globals '1: :->command' '*:: :->words'
  case $state in
    command) _describe 'command' commands ;;
    words)
      case $line[1] in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
if [ "$funcstack[1]" = _msp ]; then _msp "$@"; else compdef _msp msp; fi
`;
}

function commandCase({ name, alias, options, places, takesFile }: CommandWords): string {
  const words = places.map((choices, index) => {
    if (takesFile && index === 0) return `'1:path:_files'`;
    return choices.length === 0 ? `'${index + 1}: :'` : `'${index + 1}: :(${choices.join(' ')})'`;
  });
  const all = [...options.map(specification), ...words].join(' ');
  return `        ${alias ? `${name}|${alias}` : name}) _arguments $globals ${all} ;;`;
}

/** One option in the language of \`_arguments\`. */
function specification({ name, description, takesValue, choices, path }: OptionWords): string {
  const text = description.replace(/[[\]:\\]/g, '\\$&');
  if (!takesValue) return quote(`--${name}[${text}]`);
  const action =
    path === 'folder'
      ? '_files -/'
      : path === 'file'
        ? '_files'
        : choices.length
          ? `(${choices.join(' ')})`
          : '';
  return quote(`--${name}=[${text}]:${name}:${action}`);
}

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
