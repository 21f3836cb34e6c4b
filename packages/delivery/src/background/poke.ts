/** Makes sure that somebody delivers: what every command that records does last. */
import { spawn } from 'node:child_process';
import { currentHolder } from './lock.js';

/** How the process in the background is started. */
export interface PokeOptions {
  readonly stateDirectory: string;
  /** The program and its arguments. */
  readonly command: readonly [program: string, ...words: string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts a deliverer of its own, unless one is alive: that one sees by itself what was recorded. The new process has no
 * terminal and no parent that it would end with. Nothing is waited for, and that it cannot be started is no error: the next
 * command tries again.
 *
 * @returns whether one was started
 */
export function poke({ stateDirectory, command, cwd, env }: PokeOptions): boolean {
  if (currentHolder(stateDirectory)) return false;
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
