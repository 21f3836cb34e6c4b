/** Waiting that can be cut short. */
import { setTimeout } from 'node:timers/promises';

/** Resolves after so many milliseconds, or when the signal says stop. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
