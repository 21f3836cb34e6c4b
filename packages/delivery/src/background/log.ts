/** The log of deliveries: a text file in the state folder, for a person who wonders why something was not sent. */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '@msp/protocol';

/** At this size, in bytes, the file is put aside once and begun anew. */
const LARGEST = 256 * 1024;

/** Where it is. */
export const logFile = (stateDirectory: string): string => join(stateDirectory, 'delivery.log');

/** Writes lines about one plugin. Secrets are masked, and what cannot be written is left out. */
export function deliveryLog(
  stateDirectory: string,
  plugin: string,
  mask: (text: string) => string,
  now: () => Date,
): Log {
  const file = logFile(stateDirectory);
  const write = (level: string, message: string) => {
    try {
      const line = mask(message).replace(/\s+/g, ' ').slice(0, 2000);
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, `${file}.old`);
      appendFileSync(file, `${now().toISOString()} ${level} ${plugin}: ${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not stop what still works.
    }
  };
  return { debug: (message) => write('debug', message), warn: (message) => write('warn', message) };
}
