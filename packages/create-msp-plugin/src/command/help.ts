/** What `--help` prints. Pure. */
import { KIND_MEANINGS, KINDS } from '../answers.js';
import { OPTIONS, type Option } from './options.js';

const EXAMPLES = [
  'npm create msp-plugin@latest',
  'npm create msp-plugin@latest my-tool',
  'npm create msp-plugin@latest my-tool -- --kind graphql --tasks',
  'npm create msp-plugin@latest @acme/my-tool -- --folder ./plugins/my-tool --yes',
];

/** The whole page, without a line break at the end. */
export function helpText(): string {
  const options = Object.entries<Option>(OPTIONS).map(([name, { short, value, does }]) => {
    const written = `${short ? `-${short}, ` : ''}--${name}${value ? ` <${value}>` : ''}`;
    return [written, does] as const;
  });
  return [
    'Makes a plugin for MSP: a package that builds, is tested and certified, and can be published.',
    '',
    'Usage: create-msp-plugin [name-or-folder] [options]',
    '',
    'Options:',
    ...table(options),
    '',
    'Kinds:',
    ...table(KINDS.map((kind) => [kind, KIND_MEANINGS[kind]] as const)),
    '',
    'Examples:',
    ...EXAMPLES.map((line) => `  ${line}`),
    '',
    'At a terminal it asks for what is not given. Elsewhere that takes its default, and only the name must be given.',
    'Exit codes: 0 made, 3 the folder cannot be written, 64 something given cannot be, 130 left with Ctrl-C.',
  ].join('\n');
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
