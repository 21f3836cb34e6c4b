/** Checks the package that an entry names: first without running anything of it, then by certifying it. */
import type { EntryProblem, RegistryEntry } from '@msp/registry';
import { type Counts, kitOf } from '../certify-own.ts';
import { ROOT } from '../entry-files.ts';
import { pack } from '../pack.ts';
import { inTemporaryFolder } from '../temporary.ts';
import { certifyPackage } from './certify.ts';
import { differences, MAKE_AGAIN } from './compare.ts';
import { layOut } from './fetch.ts';

/** How the package is come by, and how long it may take. */
export interface PackageCheck {
  /** For npm. Default: that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Seconds for the certification. */
  readonly patience?: number;
}

/** Everything in which a package is not what its entry says. Nothing of it is run before all that can be read is right. */
export const packageProblems = (entry: RegistryEntry, options: PackageCheck = {}): Promise<EntryProblem[]> =>
  inTemporaryFolder(async (folder) => {
    const place = { folder, ...(options.environment && { environment: options.environment }) };
    const { package: name, certification } = entry;
    try {
      const archive = await pack(`${name}@${certification.version}`, place);
      if (archive.integrity !== certification.integrity)
        return [
          {
            field: 'certification.integrity',
            message: `the archive of ${name} ${certification.version} has ${archive.integrity}`,
            hint: `It is not what was certified. ${MAKE_AGAIN(entry)}`,
          },
        ];
      const laidOut = await layOut(archive, place);
      const found = differences(entry, laidOut);
      if (found.length > 0) return found;
      return certificationProblems(entry, await certifyPackage(laidOut, folder, options.patience));
    } catch (error) {
      const message = `${name}@${certification.version} cannot be fetched: ${(error as Error).message}`;
      return [{ field: 'package', message, hint: 'Publish this version, or correct the entry.' }];
    }
  });

/** Is the result that of the entry? Those of this repository are certified by their own tests, which know more of the tool. */
function certificationProblems(
  entry: RegistryEntry,
  verdict: { readonly counts: Counts } | { readonly problem: string },
): EntryProblem[] {
  const { certification } = entry;
  if ('problem' in verdict)
    return [
      {
        field: 'certification',
        message: verdict.problem,
        hint: 'See it yourself: msp plugin test <path>. An example of its configuration in its README is what it is tested with.',
      },
    ];
  const { passed, skipped } = verdict.counts;
  const kit = kitOf(ROOT);
  if (
    entry.verified ||
    (certification.kit === kit && certification.passed === passed && certification.skipped === skipped)
  )
    return [];
  const said = `${certification.passed} passed and ${certification.skipped} skipped by ${certification.kit}`;
  const message = `the entry says ${said}; here it is ${passed} and ${skipped} by ${kit}`;
  return [{ field: 'certification', message, hint: MAKE_AGAIN(entry) }];
}
