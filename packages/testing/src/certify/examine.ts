/** Certifies a plugin, without a test runner. */
import type { Plugin } from '@msp/protocol';
import type { Check } from './check.js';
import { checkManifest, MANIFEST_TITLE } from './checks/manifest.js';
import { FIRST, REST } from './checks.js';
import { type Finding, messageOf, type Result, skipped, verdictOn } from './finding.js';
import { createLaboratory } from './laboratory.js';
import type { CertificationOptions } from './options.js';

/** What looks at one plugin, check by check. */
export interface Examination {
  /** Runs one check. Never throws. @param name one of `CHECKS` */
  run(name: string): Promise<Finding>;
}

/**
 * Prepares the certification of a plugin. Examinations may not run side by side in one process: each exchanges `fetch`, and
 * for moments the clock.
 *
 * @param value anything that was exported as a plugin
 */
export function prepare(value: unknown, options: CertificationOptions = {}): Examination {
  const manifest = checkManifest(value);
  const laboratory = manifest.outcome === 'passed' ? createLaboratory(value as Plugin, options) : null;
  const first: Check = { name: 'manifest', title: MANIFEST_TITLE, run: () => manifest };
  const run = (check: Check): Result | Promise<Result> => {
    if (check === first) return manifest;
    if (!laboratory) return skipped('the manifest has to be mended first');
    if (laboratory.settings.problem !== null && REST.includes(check))
      return skipped('it needs settings that the plugin takes: give the option settings');
    return check.run(laboratory);
  };
  return {
    async run(name) {
      const check = [first, ...FIRST, ...REST].find((each) => each.name === name);
      if (!check) throw new Error(`there is no check "${name}"`);
      const start = performance.now();
      let result: Result;
      try {
        result = await run(check);
      } catch (error) {
        result = verdictOn([`it threw: ${messageOf(error)}`]);
      }
      const milliseconds = Math.round(performance.now() - start);
      return { check: name, title: check.title, ...result, milliseconds };
    },
  };
}

/**
 * Certifies a plugin: runs every check, one after another, and tells what was found. Never throws because of the plugin.
 *
 * @param onFinding told of each finding as soon as it is there
 * @example
 * const findings = await examine(plugin, { settings: { team: 'WEB' }, readme: './README.md' });
 * process.exitCode = findings.some(({ outcome }) => outcome === 'failed') ? 4 : 0;
 */
export async function examine(
  plugin: unknown,
  options: CertificationOptions = {},
  onFinding?: (finding: Finding) => void,
): Promise<Finding[]> {
  const examination = prepare(plugin, options);
  const findings: Finding[] = [];
  for (const name of ['manifest', ...[...FIRST, ...REST].map((check) => check.name)]) {
    const finding = await examination.run(name);
    findings.push(finding);
    onFinding?.(finding);
  }
  return findings;
}
