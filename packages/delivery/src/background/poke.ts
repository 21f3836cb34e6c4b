/** Starts whoever delivers: what every command that records does last, where nobody does. */
import { spawn } from 'node:child_process';

/** How the process in the background is started. */
export interface PokeOptions {
  /** The program and its arguments. */
  readonly command: readonly [program: string, ...words: string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts a deliverer as a process of its own. It has no terminal and no parent that it would end with. Nothing is waited for, and that it cannot be started is no error: the next
 * command tries again.
 *
 * @returns whether one was started
 */
export function poke({ command, cwd, env }: PokeOptions): boolean {
  const [program, ...words] = command;
  try {
    const child = spawn(program, words, {
      cwd,
      env: { ...env },
      detached: true,
      stdio: 'ignore',
      windowsHide: true,
    });
    child.on('error', () => {});
    child.unref();
    return true;
  } catch {
    return false;
  }
}
