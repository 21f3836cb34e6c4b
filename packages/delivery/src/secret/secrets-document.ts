/** What stands in the file of secrets. Pure. */

/** Where one secret is. */
export interface SecretName {
  /** The store's id of a project, or `user` for all projects of the user. */
  readonly scope: string;
  readonly plugin: string;
  readonly secret: string;
}

/** One entry: the secret itself, or that the keychain has it. */
export type SecretEntry = SecretName &
  ({ readonly kept: 'file'; readonly value: string } | { readonly kept: 'keychain' });

/** The version of this layout. */
const VERSION = 1;

/** The entries of a text; else why it cannot be read, in words that quote nothing of it. */
export function parseSecrets(text: string): readonly SecretEntry[] | string {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return 'is no JSON';
  }
  const { version, secrets } = (typeof document === 'object' && document !== null ? document : {}) as Record<
    string,
    unknown
  >;
  if (typeof version === 'number' && version > VERSION) return 'was written by a newer MSP';
  return version === VERSION && Array.isArray(secrets) && secrets.every(isEntry)
    ? secrets
    : 'is no file of secrets as MSP writes it';
}

function isEntry(value: unknown): value is SecretEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Record<string, unknown>;
  const named = ['scope', 'plugin', 'secret'].every((name) => typeof entry[name] === 'string');
  return named && (entry.kept === 'keychain' || (entry.kept === 'file' && typeof entry.value === 'string'));
}

/** The text of these entries. */
export function formatSecrets(entries: readonly SecretEntry[]): string {
  return `${JSON.stringify({ version: VERSION, secrets: entries }, null, 2)}\n`;
}

/** Are they about the same secret? */
export const isSame = (a: SecretName, b: SecretName): boolean =>
  a.scope === b.scope && a.plugin === b.plugin && a.secret === b.secret;

/** The entries without the one that has this name. */
export const withoutSecret = (entries: readonly SecretEntry[], name: SecretName): readonly SecretEntry[] =>
  entries.filter((each) => !isSame(each, name));

/** The entries with one put in, in place of the one that was there. */
export const withSecret = (entries: readonly SecretEntry[], entry: SecretEntry): readonly SecretEntry[] => [
  ...withoutSecret(entries, entry),
  entry,
];
