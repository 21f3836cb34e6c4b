import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was asked to be installed in a folder: the names of packages, each with its version or its file. */
export function dependenciesOf(folder: string): Record<string, string> {
  try {
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const named = Object.entries(typeof dependencies === 'object' ? (dependencies ?? {}) : {});
    return Object.fromEntries(named.filter((each): each is [string, string] => typeof each[1] === 'string'));
  } catch {
    return {};
  }
}
