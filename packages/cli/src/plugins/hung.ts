/** Plugins that never returned: what the watchdog wrote down before it ended a process. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where it is written down which plugin never returned. */
export const hungFileOf = (stateDirectory: string): string => join(stateDirectory, 'delivery-hung.json');

/** How long a plugin that hung is left alone, in milliseconds; `msp check` ends that sooner. */
const RESPITE = 3_600_000;

/** Plugins that hung a process not long ago. */
export function hungPlugins(file: string): string[] {
  const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (since === undefined) return [];
  if (Date.now() - since > RESPITE) {
    rmSync(file, { force: true });
    return [];
  }
  try {
    const { plugin } = JSON.parse(readFileSync(file, 'utf8')) as { plugin?: unknown };
    return typeof plugin === 'string' ? [plugin] : [];
  } catch {
    return [];
  }
}
