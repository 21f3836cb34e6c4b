/** Real processes of the built program for tests that run many at once, or kill them. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSecrecy, assertSecrecyBelow, secretsIn } from '../testing/secrecy.js';

/** The program as it is installed. */
const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'msp.js');

/** What a finished process left. `code` is null where a signal ended it. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, with a home of its own, gone after the test. */
export class Sandbox {
  readonly home: string;
  readonly project: string;
  readonly environment: Record<string, string>;

  constructor(project?: string) {
    this.home = mkdtempSync(join(tmpdir(), 'msp-faults-'));
    this.project = project ?? join(this.home, 'project');
    mkdirSync(this.project, { recursive: true });
    this.environment = {
      PATH: process.env.PATH ?? '',
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, 'config'),
      XDG_CACHE_HOME: join(tmpdir(), 'msp-faults-cache'),
      MSP_SECRETS: 'file',
    };
  }

  /** Runs `msp` and waits for it. */
  msp(...args: string[]): Finished {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: this.project,
      env: this.environment,
      encoding: 'utf8',
    });
    assertSecrecy(stdout + stderr, secretsIn(this.environment), `msp ${args.join(' ')}`);
    return { code: status, stdout, stderr };
  }

  /** Runs `msp --json`; the document, whatever the exit code. */
  json(...args: string[]): { code: number | null; document: ReturnType<typeof JSON.parse> } {
    const { code, stdout } = this.msp(...args, '--json');
    return { code, document: JSON.parse(stdout) };
  }

  /** Starts `msp` beside this process. */
  start(...args: string[]): { child: ChildProcess; finished: Promise<Finished> } {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: this.project, env: this.environment });
    const output = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text;
    });
    const finished = new Promise<Finished>((done, failed) => {
      child.on('close', (code) => {
        try {
          assertSecrecy(
            output.stdout + output.stderr,
            secretsIn(this.environment),
            `msp ${args[0]} ${args[1] ?? ''}`,
          );
          done({ code, ...output });
        } catch (error) {
          failed(error);
        }
      });
    });
    return { child, finished };
  }

  /** Every event of the store, as an export has them. */
  events(): { id: string; type: string; data: Record<string, unknown> }[] {
    const { code, stdout, stderr } = this.msp('export');
    if (code !== 0) throw new Error(`export ended with ${code}: ${stderr}`);
    return JSON.parse(stdout).events;
  }

  /** The folder is gone then. @throws where a secret that was used stands in any file of it */
  remove(): void {
    assertSecrecyBelow(this.home, secretsIn(this.environment));
    rmSync(this.home, { recursive: true, force: true });
  }
}
