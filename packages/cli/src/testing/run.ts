/** Real processes of the built program, for tests: `npm run build` comes first. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZodMiniType } from 'zod/mini';

const ROOT = join(import.meta.dirname, '..', '..');

/** The program as it is installed. */
export const PROGRAM = join(ROOT, 'bin', 'msp.js');

/** What a process left. */
export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Beside the words of the command line. */
export interface Circumstances {
  /** What comes in on standard input. Default: nothing. */
  readonly input?: string | Buffer;
  /** On top of the sandbox's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** The environment in which a process believes that it is so many hours later. */
export function later(hours: number): Readonly<Record<string, string>> {
  const shift = `const Now = Date, by = ${hours * 3_600_000}; globalThis.Date = class Date extends Now {
    constructor(...given) { given.length > 0 ? super(...given) : super(Now.now() + by); }
    static now() { return Now.now() + by; }
  }`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}` };
}

/** A temporary folder with a project and a home of its own. */
export class Sandbox {
  readonly base = realpathSync.native(mkdtempSync(join(tmpdir(), 'msp-cli-')));
  readonly project = join(this.base, 'shop');
  readonly env: Readonly<Record<string, string>> = {
    PATH: process.env.PATH ?? '',
    HOME: join(this.base, 'home'),
    XDG_CONFIG_HOME: join(this.base, 'home', 'config'),
    // Shared by all tests, so that not every process compiles the program anew.
    XDG_CACHE_HOME: join(ROOT, '..', '..', 'node_modules', '.cache'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    TZ: 'UTC',
    // The keychain of whoever runs the tests is left alone.
    MSP_SECRETS: 'file',
  };

  constructor() {
    for (const folder of [this.project, join(this.base, 'home')]) mkdirSync(folder);
  }

  /** Runs `msp` with these words. */
  msp(...words: string[]): Result {
    return this.run(words);
  }

  run(words: readonly string[], { input = '', env = {}, cwd = this.project }: Circumstances = {}): Result {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [PROGRAM, ...words], {
      cwd,
      env: { ...this.env, ...env },
      input,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    // A process that does not read its standard input is no failure of the test.
    if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    return { code: status, stdout, stderr };
  }

  /** Runs a line of a POSIX shell in which `msp` is this program. */
  shell(line: string, env: Readonly<Record<string, string>> = {}): Result {
    const program = `msp() { "${process.execPath}" "${PROGRAM}" "$@"; }`;
    const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', `${program}\n${line}`], {
      cwd: this.project,
      env: { ...this.env, ...env },
      encoding: 'utf8',
      timeout: 60_000,
      input: '',
    });
    return { code: status, stdout, stderr };
  }

  /**
   * Runs `msp … --json` and checks the document against its published shape. It must end well, and there must be nothing
   * else on standard output.
   */
  json<Shape extends ZodMiniType>(shape: Shape, ...words: string[]): Shape['_zod']['output'] {
    const { code, stdout, stderr } = this.run([...words, '--json']);
    if (code !== 0) throw new Error(`msp ${words.join(' ')} ended with ${code}: ${stdout}${stderr}`);
    return shape.parse(JSON.parse(stdout)) as Shape['_zod']['output'];
  }

  remove(): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}
