/** Whoever recorded something makes sure that it is delivered. Costs two looks at the file system where somebody does. */
import { fileURLToPath } from 'node:url';
import type { Host } from '@msp/core';
import { currentHolder, isDue } from '@msp/delivery';
import type { Config, FeedState } from '@msp/protocol';
import type { Shell } from '../shell.js';
import { knownEnvironment } from './known-environment.js';

/** Is there a tool that anything is sent to from here? */
export const sendsAnything = ({ plugins }: Pick<Config, 'plugins'>): boolean =>
  plugins.some(({ enabled, mode }) => enabled && mode === 'integrated');

/** Starts a process that delivers, unless there is nothing to send to, or one is alive. */
export async function pokeDeliverer(
  host: Pick<Host, 'config' | 'stateDirectory'>,
  shell: Shell,
): Promise<void> {
  const { config, stateDirectory } = host;
  if (!config.delivery.background || !sendsAnything(config)) return;
  if (currentHolder(stateDirectory, knownEnvironment(config, shell.environment))) return;
  await startDelivererProcess(shell);
}

/** Once the command is done, starts a process that asks the tools again, where it is time. */
export function pokeWhereDue(
  host: Pick<Host, 'config' | 'stateDirectory'>,
  shell: Shell,
  states: readonly FeedState[],
): void {
  const now = shell.now.getTime();
  const inUse = ({ plugin }: FeedState) =>
    host.config.plugins.some(
      ({ name, enabled, mode }) => name === plugin && enabled && mode === 'integrated',
    );
  if (states.some((state) => inUse(state) && isDue(state, now)))
    shell.closing.unshift(() => pokeDeliverer(host, shell));
}

/** Starts one in any case: a process in the background whose configuration has changed makes room for it. */
export async function startDelivererProcess(shell: Shell): Promise<void> {
  const { startDeliverer } = await import('./start-deliverer.js');
  const program = fileURLToPath(new URL('../bin/msp.js', import.meta.url));
  startDeliverer(program, shell);
}
