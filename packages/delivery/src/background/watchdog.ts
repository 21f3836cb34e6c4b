/**
 * A plugin that never returns stops the process it runs in. A second thread notices, writes down which plugin it was, and ends
 * the process: the next one goes on without that plugin.
 */
import { Worker } from 'node:worker_threads';

/** The plugin that runs is named in so many bytes of shared memory. */
const NAME_BYTES = 128;
/** So often the main thread shows that it lives, and so many looks without a sign end it. In milliseconds. */
const SIGN = 250;
const LOOK = 1_000;

/** What the second thread does. It shares nothing with the first but two pieces of memory. */
const WATCH = `
const { workerData } = require('node:worker_threads');
const { writeFileSync, writeSync } = require('node:fs');
const { signs, name, file, looks, look, message } = workerData;
let seen = -1, same = 0;
setInterval(() => {
  const now = Atomics.load(signs, 0);
  same = now === seen ? same + 1 : 0;
  seen = now;
  if (same < looks) return;
  const bytes = Buffer.from(name).subarray(0, Buffer.from(name).indexOf(0));
  const plugin = bytes.toString('utf8');
  try { if (plugin && file) writeFileSync(file, JSON.stringify({ plugin, time: new Date().toISOString() })); } catch {}
  try { if (message) writeSync(2, message.replaceAll('%s', plugin || 'A plugin')); } catch {}
  process.kill(process.pid, 'SIGKILL');
}, look);
`;

/** What is watched for. */
export interface WatchdogOptions {
  /** Where the name of the plugin is written; null: nowhere. */
  readonly file: string | null;
  /** Seconds without a sign of life after which the process ends. */
  readonly seconds: number;
  /** Written to standard error before that; every `%s` is the plugin's name. */
  readonly message?: string;
}

/** The watch, begun. */
export interface Watchdog {
  /** From now on the time is this plugin's. */
  running(plugin: string): void;
  stop(): Promise<void>;
}

/** Begins to watch this thread. */
export function watchdog({ file, seconds, message }: WatchdogOptions): Watchdog {
  const signs = new Int32Array(new SharedArrayBuffer(4));
  const name = new Uint8Array(new SharedArrayBuffer(NAME_BYTES + 1));
  const looks = Math.max(1, Math.round((seconds * 1000) / LOOK));
  const worker = new Worker(WATCH, {
    eval: true,
    workerData: { signs, name, file, looks, look: LOOK, message },
    stdin: false,
  });
  worker.unref();
  // Without the second thread everything works, only unwatched.
  worker.on('error', () => {});
  const sign = setInterval(() => Atomics.add(signs, 0, 1), SIGN);
  sign.unref();
  return {
    running(plugin) {
      Atomics.add(signs, 0, 1);
      name.fill(0);
      new TextEncoder().encodeInto(plugin, name.subarray(0, NAME_BYTES));
    },
    async stop() {
      clearInterval(sign);
      await worker.terminate();
    },
  };
}
