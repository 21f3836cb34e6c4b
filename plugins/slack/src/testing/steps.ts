/** Numbered updates: what was recorded, and what of it stands in Slack. */
import type { bench } from './bench.js';
import { wordsIn } from './words.js';

type Bench = Awaited<ReturnType<typeof bench>>;

/** Records those from a number to before another one. */
export const updates = async (at: Bench, from: number, to: number) => {
  for (let index = from; index < to; index += 1)
    await at.happen('update-recorded', { id: `upd-${index}`, data: { description: `step ${index};` } });
};
/** The numbers that stand in Slack, in their order. */
export const steps = (at: Bench) =>
  [...wordsIn(at.slack.messages).matchAll(/step (\d+);/g)].map(([, index]) => Number(index));
/** @param to is not among them */
export const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);
/** As `msp outbox retry --plugin slack --all` does. */
export const requeue = async (at: Bench) => {
  const ids = (await at.entries('parked')).map(({ id }) => id);
  await at.store.transaction((transaction) => transaction.requeue(ids, at.now().toISOString()));
};
/** Is a message posted with this request? */
export const isPost = ({ path }: { readonly path: string }) => path.endsWith('/chat.postMessage');
