/** Emulators of services, written by others: a second opinion on what a service does. Each has a port of its own. */
import { createEmulator, type Emulator, type SeedConfig } from 'emulate';
import { onTestFinished } from 'vitest';

/** The emulators that we use. */
export type EmulatedService = 'github' | 'linear' | 'slack';

/**
 * Starts one, until the test that is running has finished.
 *
 * @param seed what it holds at first: `tokens` by their values, and the service's own part by its name
 * @example
 * const github = await emulated('github', {
 *   tokens: { 'a-token': { login: 'ada', scopes: ['repo'] } },
 *   github: { users: [{ login: 'ada' }], repos: [{ owner: 'ada', name: 'shop', auto_init: true }] },
 * });
 * // github.url
 */
export async function emulated(service: EmulatedService, seed?: SeedConfig): Promise<Emulator> {
  const emulator = await createEmulator({ service, port: 0, ...(seed && { seed }) });
  onTestFinished(() => emulator.close());
  return emulator;
}
