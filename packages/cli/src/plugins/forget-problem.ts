/** A plugin that could not be used may be usable now: because it was allowed, or installed. */
import type { Host } from '@msp/core';
import { newConnection } from '@msp/delivery';

/** What was noted because its code could not be loaded is forgotten. What its tool has said is not. */
export async function forgetProblem(name: string, { store }: Pick<Host, 'store'>): Promise<void> {
  const known = (await store.connections()).find(({ plugin }) => plugin === name);
  if (known?.breaker !== 'open' || known.retryAt !== null) return;
  const { lastSuccess } = known;
  await store.transaction((transaction) =>
    transaction.putConnection({ ...newConnection(name), lastSuccess }),
  );
}
