import type { Host } from '@msp/core';
import { MspError } from '@msp/protocol';

/**
 * Forgets what a tool has told: it is connected no more, and all of it can be asked for again. Where the store cannot be written it
 * stays, and nobody is shown it.
 */
export async function forgetFeeds({ store }: Pick<Host, 'store'>, plugin: string): Promise<void> {
  try {
    if (!(await store.feedStates()).some((state) => state.plugin === plugin)) return;
    await store.transaction((transaction) => transaction.dropFeeds(plugin));
  } catch (error) {
    if (!MspError.is(error)) throw error;
  }
}
