import type { Laboratory } from '../laboratory.js';
import { type Bench, withBench } from './bench.js';
import { notHttp } from './representatives.js';

/**
 * Acts before the option `service`, after a session was sent to it, so that there is something in it. Without that option, or where
 * the plugin does not speak HTTP, nothing is done.
 */
export async function withStory(laboratory: Laboratory, act: (bench: Bench) => Promise<void>): Promise<void> {
  if (!laboratory.options.service || notHttp(laboratory) !== null) return;
  await withBench(laboratory, async (bench) => {
    for (const operation of laboratory.rehearsal) await bench.send(operation).catch(() => {});
    await act(bench);
  });
}
