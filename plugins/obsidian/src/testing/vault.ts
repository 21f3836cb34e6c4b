/** What lies in a vault, for tests. */
import fs from 'node:fs';
import { temporaryFolder } from '@msp/testing';
import { Rehearsal } from './rehearsal.js';
import { wholeStory } from './story.js';

/** The notes of `wholeStory()`. */
export const SESSION = 'MSP/Sessions/2026-11-21 0930 shop-api k3x9.md';
export const PROJECT = 'MSP/Projects/shop-api.md';

/** Every file of a vault by its path with forward slashes: its text, and what changes when it is written. */
export function filesOf(vault: string): Map<string, { text: string; written: string }> {
  const paths = fs.readdirSync(vault, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    paths.flatMap((path) => {
      const found = fs.statSync(`${vault}/${path}`, { bigint: true });
      if (!found.isFile()) return [];
      const text = fs.readFileSync(`${vault}/${path}`, 'utf8');
      return [[path.replaceAll('\\', '/'), { text, written: `${found.mtimeNs} ${found.ino}` }] as const];
    }),
  );
}

/** A vault with the notes of `wholeStory()`. */
export async function written(given = {}) {
  const vault = temporaryFolder();
  const rehearsal = new Rehearsal(vault, given);
  const operations = await rehearsal.record(...wholeStory());
  const files = () => filesOf(vault);
  const text = (path: string) => files().get(path)?.text ?? '';
  return { vault, rehearsal, operations, files, text };
}
