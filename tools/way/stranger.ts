/** Somebody who knows nothing of this repository: a clean home, Node 24 and npm on the path, and a registry. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** How a program is run. */
interface Run {
  readonly cwd: string;
  /** Added to the environment. */
  readonly with?: Readonly<Record<string, string>>;
}

/** Runs a program and gives back what it printed on standard output. @throws with all of it where it fails */
export type Shell = (run: Run, program: string, ...args: readonly string[]) => Promise<string>;

/** What is asked of {@link stranger}. */
export interface StrangerOptions {
  /** The home. It is made where it is missing. */
  readonly home: string;
  /** A file that says where npm's registry is. */
  readonly npmrc: string;
  /** Where npm keeps what it has fetched. Default: in the home. */
  readonly cache?: string;
}

/** Nothing of the environment of whoever runs the tests goes along, but where the programs of the system are. */
export function stranger({ home, npmrc, cache = join(home, '.npm') }: StrangerOptions): Shell {
  mkdirSync(home, { recursive: true });
  const system = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.includes('node_modules'));
  const { SystemRoot, TMPDIR } = process.env;
  const environment = {
    ...(SystemRoot && { SystemRoot }),
    ...(TMPDIR && { TMPDIR }),
    PATH: [dirname(process.execPath), ...system].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    NO_COLOR: '1',
    NPM_CONFIG_USERCONFIG: npmrc,
    NPM_CONFIG_CACHE: cache,
    NPM_CONFIG_AUDIT: 'false',
    NPM_CONFIG_FUND: 'false',
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    // What delivers in the background ends soon after the test.
    MSP_DELIVERY_IDLE: '1',
    MSP_NO_CLIPBOARD: '1',
  };
  return ({ cwd, with: added }, program, ...args) =>
    finished(program, args, { cwd, env: { ...environment, ...added } });
}

/** In another process and without blocking this one: servers of the tests answer meanwhile. */
async function finished(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<string> {
  const shell = process.platform === 'win32';
  const child = spawn(program, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, complained] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  const [code] = await once(child, 'close');
  if (code === 0) return said;
  throw new Error(`${[program, ...args].join(' ')} ended with ${code}\n${said.trim()}\n${complained.trim()}`);
}
