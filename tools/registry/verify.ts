/** Before a release: is what will be published what was certified? And after it: is it what was published? */
import { setTimeout as wait } from 'node:timers/promises';
import type { CertificationRecord } from '@msp/registry';
import { entryFile, readEntry } from './entry-files.ts';
import { firstParty } from './first-party.ts';
import { pack, publishedIntegrity } from './pack.ts';
import { CERTIFY_COMMAND } from './renew.ts';
import { inTemporaryFolder } from './temporary.ts';

/** One plugin, as it is now and as it was certified. */
export interface Standing {
  readonly id: string;
  readonly version: string;
  /** Of the archive that npm makes of it now. */
  readonly packed: string;
  /** Of the archive that is published under this version; null where none is. */
  readonly published: string | null;
  readonly certified: CertificationRecord | null;
}

/** What stands against a release, with the command to run; null where nothing does. Pure. */
export function releaseProblem({ id, version, packed, published, certified }: Standing): string | null {
  if (!certified) return `${id} is not in the registry. Run: ${CERTIFY_COMMAND}`;
  if (certified.version !== version)
    return `${id} ${version} is not certified; ${certified.version} is. Run: ${CERTIFY_COMMAND}`;
  // A version that is out cannot change any more, whatever the sources say by now.
  if (published !== null)
    return published === certified.integrity
      ? null
      : `${id} ${version} is published, and it is another archive than the entry says. Take the entry back to what it was, or give the plugin a changeset.`;
  return packed === certified.integrity
    ? null
    : `${id} ${version}: the archive to be published is not the one that was certified. Run: ${CERTIFY_COMMAND} --all`;
}

/** Everything that stands against releasing the plugins of this repository. Asks the configured package registry what is published. */
export async function verify(root: string, environment: NodeJS.ProcessEnv = process.env): Promise<string[]> {
  const problems: string[] = [];
  for (const plugin of firstParty(root)) {
    const { id, name, version } = plugin;
    const problem = await inTemporaryFolder(async (folder) => {
      const place = { folder, environment };
      return releaseProblem({
        id,
        version,
        packed: (await pack(plugin.folder, place)).integrity,
        published: await publishedIntegrity(name, version, place),
        certified: readEntry(entryFile(root, id))?.certification ?? null,
      });
    });
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

/** What stands against what is published; null where it is what was certified. Pure. */
export function publishedProblem({
  id,
  version,
  published,
  certified,
}: Omit<Standing, 'packed'>): string | null {
  if (!certified || certified.version !== version) return `${id} ${version} is not certified.`;
  if (published === null) return `${id} ${version} is not published.`;
  return published === certified.integrity
    ? null
    : `${id} ${version} is published, and it is not what was certified: ${published} instead of ${certified.integrity}. Nobody can install it by its id: give the plugin a changeset, and release it again.`;
}

/** How long a version may take until the package registry tells of it. */
export interface Patience {
  /** How often it is asked. */
  readonly times: number;
  /** Seconds between. */
  readonly pause: number;
}

/**
 * Everything that stands against what was published of the plugins of this repository: what was sent is packed anew by the release, so
 * that it is what {@link verify} saw has to be looked at. Asks the configured package registry.
 */
export async function verifyPublished(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
  { times, pause }: Patience = { times: 12, pause: 10 },
): Promise<string[]> {
  const problems: string[] = [];
  for (const { id, name, version } of firstParty(root)) {
    const certified = readEntry(entryFile(root, id))?.certification ?? null;
    const ask = () =>
      inTemporaryFolder((folder) => publishedIntegrity(name, version, { folder, environment }));
    let published = await ask();
    for (let asked = 1; published === null && asked < times; asked++) {
      await wait(pause * 1000);
      published = await ask();
    }
    const problem = publishedProblem({ id, version, published, certified });
    if (problem !== null) problems.push(problem);
  }
  return problems;
}
