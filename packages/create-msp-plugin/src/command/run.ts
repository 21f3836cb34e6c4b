import { makePlugin } from '../make/make-plugin.js';
import { clientOf, type Environment, madeLines, nextCommands } from '../make/next-commands.js';
import { Refusal } from '../refusal.js';
import { helpText } from './help.js';
import { type Line, parseLine } from './parse.js';
import { ownVersion } from './version.js';

/** What a run of the command needs of the world. */
export interface World {
  /** The folder in which one stands, absolute. */
  cwd(): string;
  readonly environment: Environment;
  /** Does a person sit at a terminal, to read questions and to answer them? */
  readonly terminal: boolean;
  /** Prints lines on standard output. */
  print(text: string): void;
  /** Prints lines on standard error. */
  complain(text: string): void;
}

/** What shells expect of a process that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Runs one command line and returns the exit code. */
export async function run(line: readonly string[], world: World): Promise<number> {
  const json = line.includes('--json');
  try {
    return await answer(parseLine(line), world);
  } catch (error) {
    const { code, message, hint, exitCode } = told(error);
    if (json) world.print(JSON.stringify({ error: { code, message, hint } }));
    else world.complain(`Error ${code}  ${message}\n  ${hint}`);
    if (world.environment.MSP_DEBUG) world.complain(String((error as Error).stack ?? error));
    return exitCode;
  }
}

async function answer({ wish, yes, json, help, version }: Line, world: World): Promise<number> {
  if (help || version) {
    world.print(help ? helpText() : ownVersion());
    return 0;
  }
  const { environment } = world;
  const cwd = folderOf(world);
  const ask = world.terminal && !yes && !json;
  const made = await makePlugin(wish, { cwd, ask, command: commandOf(environment) });
  if (made === null) return INTERRUPTED;
  const next = nextCommands(made, cwd, environment);
  world.print(
    json ? JSON.stringify({ ...made, next, warnings: [] }) : madeLines(made, cwd, environment).join('\n'),
  );
  return 0;
}

function folderOf(world: World): string {
  try {
    return world.cwd();
  } catch (cause) {
    const message = 'The folder that this command was started in no longer exists.';
    throw new Refusal('MSP009', message, 'Go to one that does: cd ~', cause);
  }
}

function told(error: unknown): Pick<Refusal, 'code' | 'message' | 'hint' | 'exitCode'> | Unforeseen {
  if (Refusal.is(error)) return error;
  return {
    code: 'MSP999',
    message: `create-msp-plugin made a mistake: ${error instanceof Error ? error.message : error}`,
    hint: 'Nothing was made. See where it happened: run the same command with MSP_DEBUG=1',
    exitCode: 70,
  };
}

interface Unforeseen {
  readonly code: 'MSP999';
  readonly message: string;
  readonly hint: string;
  readonly exitCode: 70;
}

/** How this command was called, by what npm tells its children. */
function commandOf(environment: Environment): string {
  const client = clientOf(environment);
  if (client !== 'npm') return `${client} create msp-plugin`;
  return environment.npm_command === undefined ? 'create-msp-plugin' : 'npm create msp-plugin@latest';
}
