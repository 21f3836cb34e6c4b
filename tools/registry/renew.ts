/** Makes the entries of this repository's plugins, and what is made of all entries. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import type { CertificationRecord } from '@msp/registry';
import { madeFiles } from './compile.ts';
import { entriesFolder, entryFile, entryFiles, readEntry } from './entry-files.ts';
import { builtCard, type FirstParty, firstParty } from './first-party.ts';
import { formatJson } from './format-json.ts';
import { dated, ownEntry } from './own-entry.ts';

/** How far to go. */
export interface Renewal {
  /** Which plugins are certified anew: none, those of a version that is not certified, all. */
  readonly certify: 'none' | 'new' | 'all';
  /** Certifies one. */
  readonly certification: (plugin: FirstParty) => Promise<CertificationRecord>;
  readonly tell: (line: string) => void;
}

/** The command that certifies what is new. */
export const CERTIFY_COMMAND = 'npm run build && node tools/registry/run.ts --certify';

/**
 * Writes every file that is not as it should be.
 *
 * @throws where a plugin has no certification, and none is wanted; and, at the end, where a file is no entry
 */
export async function renew(root: string, { certify, certification, tell }: Renewal): Promise<void> {
  mkdirSync(entriesFolder(root), { recursive: true });
  for (const plugin of firstParty(root)) {
    const before = readEntry(entryFile(root, plugin.id));
    const current = before?.certification.version === plugin.version;
    const wanted = certify === 'all' || (certify === 'new' && !current);
    if (wanted) tell(`certifying ${plugin.id} ${plugin.version}`);
    const record = wanted ? dated(await certification(plugin), before?.certification) : before?.certification;
    if (!record) throw new Error(`${plugin.id} has no certification yet: ${CERTIFY_COMMAND}`);
    if (record.version !== plugin.version)
      tell(`${plugin.id} ${plugin.version} is not certified (${record.version} is): ${CERTIFY_COMMAND}`);
    const entry = ownEntry(plugin, builtCard(plugin), record, before);
    write(entryFile(root, plugin.id), formatJson(entry), tell);
  }
  for (const [path, text] of madeFiles(root)) write(path, text, tell);
  const bad = entryFiles(entriesFolder(root)).filter((path) => readEntry(path) === null);
  if (bad.length > 0)
    throw new Error(
      `Left out, as they are no entries: ${bad.map((path) => basename(path)).join(', ')}. See: node tools/registry/check.ts`,
    );
}

/** Writes a file where it is not so already. */
function write(path: string, text: string, tell: (line: string) => void): void {
  let before: string | null = null;
  try {
    before = readFileSync(path, 'utf8');
  } catch {
    // It is new.
  }
  if (before === text) return;
  writeFileSync(path, text);
  tell(`wrote ${relative(process.cwd(), path)}`);
}
