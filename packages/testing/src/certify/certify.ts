/** The certification of a plugin as a suite of tests. */
import type { Plugin } from '@msp/protocol';
import { describe, it } from 'vitest';
import { CHECKS } from './checks.js';
import { prepare } from './examine.js';
import type { CertificationOptions } from './options.js';

/** Milliseconds that one check may take. */
const LIMIT = 60_000;

/**
 * Registers the certification of a plugin: one test for each check. A check that cannot look at anything is skipped, and says why.
 *
 * @example
 * certify(plugin, { settings: { team: 'WEB' }, readme: new URL('../README.md', import.meta.url) });
 */
export function certify(plugin: Plugin, options: CertificationOptions = {}): void {
  describe(`certification of ${options.name ?? plugin?.manifest?.id ?? 'a plugin'}`, () => {
    const examination = prepare(plugin, options);
    for (const { name, title } of CHECKS)
      it(`${name}: ${title}`, { timeout: LIMIT }, async ({ skip }) => {
        const { outcome, detail } = await examination.run(name);
        if (outcome === 'skipped') skip(detail);
        if (outcome === 'failed') throw new Error(detail);
      });
  });
}
