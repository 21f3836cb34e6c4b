/**
 * Where the contracts lie that the services themselves publish: OpenAPI documents, GraphQL schemas. They are large, they are
 * not ours, and some may not be handed on, so they are not in the repository; a test that needs them is skipped without them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..', '..');

let found: string | null | undefined;

/**
 * The folder of the contracts: what `MSP_CONTRACTS` names, else `shared/contracts` beside the checkout, else beside the
 * repository that it was cloned from where that lies on this machine. Null where there is none.
 */
export function contractsFolder(): string | null {
  const named = process.env.MSP_CONTRACTS;
  if (named) return existsSync(named) ? named : null;
  if (found === undefined) found = placesOf(ROOT, originFolder()).find((place) => existsSync(place)) ?? null;
  return found;
}

/** A file of theirs, by its path in that folder: `jira/jira-cloud-platform.v3.json`. @throws where it is not there */
export function contractFile(path: string): string {
  const folder = contractsFolder();
  const file = folder === null ? null : join(folder, path);
  if (file === null || !existsSync(file))
    throw new Error(`the contract ${path} is not here: set MSP_CONTRACTS`);
  return file;
}

/**
 * Which of these files are not there, so that what needs them is left out.
 *
 * @throws where `MSP_CONTRACTS` says where they are, and one is not: whoever names a folder wants to be checked by it
 */
export function missingContracts(files: readonly string[]): string[] {
  const folder = contractsFolder();
  const missing = files.filter((file) => folder === null || !existsSync(join(folder, file)));
  const named = process.env.MSP_CONTRACTS;
  if (named && missing.length > 0)
    throw new Error(`MSP_CONTRACTS is ${named}, and ${missing.join(', ')} is not there`);
  return missing;
}

/** Where the folder may be, the best first. @param origin the folder that the checkout was cloned from, where there is one */
export const placesOf = (root: string, origin: string | null): string[] =>
  [root, ...(origin === null ? [] : [origin])].map((each) => join(dirname(each), 'shared', 'contracts'));

/** The folder that this checkout was cloned from; null where that is no folder. */
function originFolder(): string | null {
  try {
    const origin = execFileSync('git', ['config', '--get', 'remote.origin.url'], {
      ...{ cwd: ROOT, encoding: 'utf8' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    const path = origin.replace(/^file:\/\//, '').replace(/\/(\.git\/?)?$/, '');
    return isAbsolute(path) && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}
