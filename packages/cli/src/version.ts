import { readFileSync } from 'node:fs';

/** The version of this package. Built, this file is part of a file in dist/, which is as deep as src/. */
export function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
