/** `msp plugin test`: the certification of a plugin, with the settings it is configured with. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DisabledPlugin, Host, LoadedPlugin } from '@msp/core';
import { watchdog } from '@msp/delivery';
import { MspError } from '@msp/protocol';
import { CHECKS, examine, type Finding } from '@msp/testing/certify';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { Counter } from './counter.js';
import { openNamed } from './named.js';

/** What was found out about a plugin. */
export interface Certification {
  readonly name: string;
  readonly file: string | null;
  readonly findings: readonly Finding[];
}

/** Seconds after which a plugin that does not return ends the process: certain checks compute for a while. */
const PATIENCE = 60;

/**
 * Certifies a plugin. Secrets are made up: a real one has no place in a test.
 *
 * @param settings in place of those it is configured with
 * @throws an `MspError` `MSP004` where it cannot be loaded
 */
export async function certifyPlugin(
  word: string,
  settings: Readonly<Record<string, unknown>> | null,
  host: Host & Place,
  shell: Shell,
): Promise<Certification> {
  const { plugin: found, kit, file } = await openNamed(word, host, shell);
  const { name, plugin } = found;
  if (!plugin) {
    const { reason, hint } = found as DisabledPlugin;
    throw new MspError('MSP004', { message: `${name} cannot be tested: ${reason}.`, hint });
  }
  // Its patience is that of sending; this one's is longer.
  await kit.close();
  const watch = watchdog({
    file: null,
    seconds: PATIENCE,
    message: `%s did not return for ${PATIENCE} s; the test was stopped.\n`,
  });
  watch.running(name);
  shell.closing.push(() => watch.stop());
  const counter = new Counter(shell, CHECKS.length);
  const readme = readmeOf(found);
  const findings = await examine(
    plugin,
    { name, settings: settings ?? settingsOf(found), ...(readme !== null && { readme }) },
    (finding) => counter.next(finding.check),
  );
  counter.clear();
  return { name, file, findings };
}

/** As they are written; where variables of the environment belong to them, as they came out. */
function settingsOf(found: LoadedPlugin | DisabledPlugin): Readonly<Record<string, unknown>> {
  const { plugin, entry } = found;
  const complete = !plugin?.settings || plugin.settings.safeParse(entry.settings).success;
  return complete || found.state === 'disabled'
    ? entry.settings
    : (found.settings as Record<string, unknown>);
}

/** The README of its package; null where it is no package, or has none. */
function readmeOf(found: LoadedPlugin | DisabledPlugin): string | null {
  if (found.state === 'disabled' || found.location.packageFile === null) return null;
  const path = join(dirname(found.location.packageFile), 'README.md');
  return existsSync(path) ? path : null;
}
