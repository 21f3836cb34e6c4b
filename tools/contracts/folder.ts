import { describe, it } from 'vitest';
import { missingContracts } from './place.ts';

/**
 * A suite that needs such files. Without them it is skipped, says why, and its body is not run at all; where `MSP_CONTRACTS` names
 * a folder without them, it fails.
 *
 * @param files their paths in that folder
 * @example describeWithContracts('what we send to GitHub', [GITHUB], () => { it('fits', …) })
 */
export function describeWithContracts(title: string, files: readonly string[], body: () => void): void {
  let missing: string[];
  try {
    missing = missingContracts(files);
  } catch (error) {
    describe(title, () => {
      it('finds the official contract', () => {
        throw error;
      });
    });
    return;
  }
  if (missing.length === 0) describe(title, body);
  else
    describe.skip(`${title} (the official contract is not here: ${missing.join(', ')})`, () => {
      it('is skipped: set MSP_CONTRACTS to the folder of the contracts', () => {});
    });
}
