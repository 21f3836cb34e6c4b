/** Makes the entry of a published plugin. */
import { entryOf, type RegistryEntry } from '@msp/registry';
import { kitOf } from './certify-own.ts';
import { ROOT } from './entry-files.ts';
import { pack } from './pack.ts';
import { certifyPackage } from './package/certify.ts';
import type { PackageCheck } from './package/check.ts';
import { layOut } from './package/fetch.ts';
import { inTemporaryFolder } from './temporary.ts';

/** What to make an entry of. */
export interface EntryWish extends PackageCheck {
  /** `<package>@<version>`. */
  readonly spec: string;
  /** Default: by the keywords of the package. */
  readonly category?: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const SPEC = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*(@[\w.+-]+)?$/;

/**
 * Fetches the package, certifies it, and fills the entry.
 *
 * @throws where it cannot be fetched, carries no card, or is not certified: with why, and what to do
 */
export async function makeEntry({ spec, category, today, ...options }: EntryWish): Promise<RegistryEntry> {
  if (!SPEC.test(spec))
    throw new Error(
      `"${spec}" is no package with a version. Example: node tools/registry/entry.ts msp-plugin-boards@1.0.0`,
    );
  return inTemporaryFolder(async (folder) => {
    const place = { folder, ...(options.environment && { environment: options.environment }) };
    const archive = await pack(spec, place);
    const laidOut = await layOut(archive, place);
    const { card, packageFile } = laidOut;
    if (!card)
      throw new Error(
        `${spec} carries no card that can be read. Its exports need "./plugin.json", which the build of the scaffold writes: msp plugin create`,
      );
    const verdict = await certifyPackage(laidOut, folder, options.patience);
    if ('problem' in verdict)
      throw new Error(
        `${spec} is not certified: ${verdict.problem}. See it yourself: msp plugin test <path>. It is tested with the example of its configuration that its README shows.`,
      );
    const { passed, skipped } = verdict.counts;
    const { version, integrity } = archive;
    const record = { version, date: today, passed, skipped, failed: 0 as const, kit: kitOf(ROOT), integrity };
    return entryOf(card, packageFile, record, category === undefined ? {} : { category });
  });
}
