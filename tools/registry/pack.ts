/** Packs a package as npm publishes it, or fetches one that is published. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NpmPlace, npm } from './npm.ts';

/** The archive of one version of a package. */
export interface Archive {
  readonly file: string;
  readonly name: string;
  readonly version: string;
  /** sha512 of the archive, as npm writes it. */
  readonly integrity: string;
}

/** @example integrityOf(bytes) // 'sha512-…' */
export const integrityOf = (bytes: Uint8Array): string =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

/**
 * @param what the absolute path of a folder, or `<package>@<version>`
 * @param place where the archive is put
 * @throws with what npm says
 */
export async function pack(what: string, place: NpmPlace): Promise<Archive> {
  const output = await npm(['pack', what, '--json', '--prefer-online', '--pack-destination', '.'], place);
  // npm 11 answers with a list, later ones with an object keyed by name.
  const [packed] = Object.values(JSON.parse(output)) as { filename: string; name: string; version: string }[];
  if (!packed) throw new Error(`npm packed nothing of ${what}`);
  const file = join(place.folder, packed.filename);
  return { file, name: packed.name, version: packed.version, integrity: integrityOf(readFileSync(file)) };
}

/** The integrity that the registry tells of a version; null where it is not published. @throws where the registry does not answer */
export async function publishedIntegrity(
  name: string,
  version: string,
  place: NpmPlace,
): Promise<string | null> {
  try {
    const output = await npm(
      ['view', `${name}@${version}`, 'dist.integrity', '--json', '--prefer-online'],
      place,
    );
    return output.trim() === '' ? null : (JSON.parse(output) as string);
  } catch (error) {
    if (/\bE404\b/.test((error as Error).message)) return null;
    throw error;
  }
}
