/** No secret that a test uses may be seen anywhere: in what is printed, in the store, in a log, in any file but the one that keeps them. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Secrets of tests begin so: whatever holds one of them is searched for all of its forms. */
export const SECRET_MARK = 's3cr3t-';

/** The file that keeps secrets, and what a test wrote down itself. */
const ALLOWED = /^(secrets\.json|.*\.(ts|mjs))$/;

/** The forms in which a secret might slip out. The mark stands in most of them, however the rest of the secret is escaped. */
function forms(secret: string): string[] {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + secret)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [SECRET_MARK, ...base64, Buffer.from(secret).toString('hex')];
}

/** The values of an environment that are secrets of a test. */
export const secretsIn = (environment: Readonly<Record<string, string | undefined>>): string[] =>
  Object.values(environment).flatMap((value) => (value?.startsWith(SECRET_MARK) ? [value] : []));

/** @throws where a text holds one of the secrets */
export function assertSecrecy(text: string, secrets: readonly string[], where: string): void {
  for (const secret of secrets)
    for (const form of forms(secret))
      if (text.includes(form)) throw new Error(`a secret stands in ${where}: …${around(text, form)}…`);
}

const around = (text: string, form: string) => {
  const at = text.indexOf(form);
  return JSON.stringify(text.slice(Math.max(0, at - 60), at));
};

/** @throws where a file below a folder holds one of the secrets */
export function assertSecrecyBelow(folder: string, secrets: readonly string[]): void {
  if (secrets.length === 0) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !ALLOWED.test(basename(path)))
      assertSecrecy(readFileSync(path, 'latin1'), secrets, path);
  }
}
