import { poke } from '@msp/delivery';
import type { Shell } from '../shell.js';

/** Starts `msp deliver --background` as a process of its own. */
export function startDeliverer(program: string, shell: Shell): boolean {
  const { profile } = shell.globals;
  const words = ['deliver', '--background', ...(profile ? ['--profile', profile] : [])];
  return poke({
    command: [process.execPath, program, ...words],
    cwd: shell.cwd,
    env: shell.environment,
  });
}
