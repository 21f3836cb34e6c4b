/** What npm knows of a package that MSP does not vouch for. */
import { endingOf } from '../../ending.js';
import type { Field } from '../../output/layout.js';
import { localDate } from '../../output/time.js';
import { onPath } from './client.js';
import { withoutSecrets } from './client-error.js';
import type { Installing } from './installing.js';
import { runClient } from './run-client.js';
import type { Staged } from './staged.js';

/** Who publishes a package, and how. Each is null where npm does not tell. */
export interface Metadata {
  readonly version: string;
  readonly description: string | null;
  /** Who may publish it. */
  readonly maintainers: readonly string[];
  /** When this version was published, as npm writes it. */
  readonly published: string | null;
  /** Was it attested from which source it was built? */
  readonly attested: boolean;
}

/** Asks npm, whichever package manager installs; null where it is not there, or does not tell. */
export async function metadataOf(
  { name, version }: Staged,
  { folders, shell }: Installing,
): Promise<Metadata | null> {
  const program = onPath('npm', shell.environment);
  if (program === null) return null;
  const words = [
    'view',
    `${name}@${version}`,
    '--json',
    '--loglevel=error',
    '--no-workspaces',
    '--no-global',
  ];
  const run = { folder: folders.next, env: shell.environment, what: name, limit: LIMIT };
  try {
    return readMetadata(await runClient({ name: 'npm', program }, words, run));
  } catch (error) {
    if (endingOf(error) !== null) throw error;
    return null;
  }
}

/** Milliseconds: what is only told is not waited for as long as what is installed. */
const LIMIT = 20_000;

/** Reads what it prints; null for what is none. Pure. */
export function readMetadata(text: string): Metadata | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  // Several versions may fit.
  const about: unknown = Array.isArray(found) ? found.at(-1) : found;
  if (!isObject(about) || typeof about.version !== 'string') return null;
  const { version, description, maintainers, time, dist } = about;
  const published = isObject(time) && Object.hasOwn(time, version) ? time[version] : null;
  return {
    version,
    description: typeof description === 'string' ? withoutSecrets(description) : null,
    maintainers: (Array.isArray(maintainers) ? maintainers : []).slice(0, 10).flatMap(nameOf),
    published: typeof published === 'string' ? published : null,
    attested: isObject(dist) && isObject(dist.attestations) && isObject(dist.attestations.provenance),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `ada <ada@example.com>`, or an object: the name alone. */
function nameOf(maintainer: unknown): string[] {
  const name = isObject(maintainer) ? maintainer.name : maintainer;
  return typeof name === 'string' ? [name.replace(/\s*<.*/, '')] : [];
}

/** For a terminal. */
export const metadataFields = (known: Metadata): Field[] => [
  ...(known.description === null ? [] : [['About', known.description] as const]),
  ['Published', publishedWords(known)],
  ['Origin', known.attested ? 'attested: npm keeps a statement of what it was built from' : 'not attested'],
];

/** @example 'Published on 2026-11-01 by grace; not attested.' */
export const publishedSentence = (known: Metadata): string =>
  `Published ${publishedWords(known)}; ${known.attested ? 'attested' : 'not attested'}.`;

const publishedWords = ({ published, maintainers }: Metadata): string =>
  [
    ...(published === null ? [] : [`on ${localDate(published)}`]),
    `by ${maintainers.join(', ') || 'nobody whom npm names'}`,
  ].join(' ');
