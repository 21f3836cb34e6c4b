/** What a person does next with a plugin that was made. Pure. */
import { isAbsolute, relative, sep } from 'node:path';
import type { Made } from './make-plugin.js';
import { shellWord } from './shell-word.js';

/** Variables of the environment, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Which client of npm's registry runs us, by what it tells its children; npm where nobody does. */
export function clientOf(environment: Environment): string {
  const named = environment.npm_config_user_agent?.split('/', 1)[0] ?? '';
  return ['pnpm', 'yarn', 'bun'].includes(named) ? named : 'npm';
}

/**
 * The commands that follow, in order. The last one belongs into the folder where one stands now.
 *
 * @example nextCommands(made, '/home/you', {}) // ['cd my-tool', 'npm install', 'npm run build', 'npm test', 'msp plugin add ./my-tool']
 */
export function nextCommands(made: Pick<Made, 'folder'>, cwd: string, environment: Environment): string[] {
  const way = relative(cwd, made.folder);
  const far = isAbsolute(way) || way.startsWith('..');
  const place = far ? made.folder : `.${way === '' ? '' : sep}${way}`;
  const client = clientOf(environment);
  return [
    ...(way === '' ? [] : [`cd ${shellWord(far ? place : way)}`]),
    `${client} install`,
    // What `msp plugin add` loads.
    `${client} run build`,
    client === 'bun' ? 'bun run test' : `${client} test`,
    `msp plugin add ${shellWord(place)}`,
  ];
}

/** What is told when a plugin is there: what was made, and what comes next. */
export function madeLines(made: Made, cwd: string, environment: Environment): string[] {
  const parts = [made.tasks ? 'tasks' : '', made.webhook ? 'a webhook' : ''].filter(Boolean);
  const beside = parts.length > 0 ? `, with ${parts.join(' and ')}` : '';
  const commands = nextCommands(made, cwd, environment);
  return [
    `Made ${made.package} (${made.title}, kind ${made.kind}${beside}): ${made.files.length} files in`,
    `  ${shellWord(made.folder)}`,
    '',
    'Next:',
    ...commands.slice(0, -1).map((command) => `  ${command}`),
    '',
    'Then, in the folder of the project that is to use it:',
    `  ${commands.at(-1)}`,
  ];
}
