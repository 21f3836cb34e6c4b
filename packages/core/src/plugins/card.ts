/** The card of an installed plugin: what it may reach, read without running it. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  addedPermissions,
  CARD_EXPORT,
  type Plugin,
  PluginCard,
  permissionsOf,
  permissionWords,
  reachesAnything,
} from '@msp/protocol';
import { exported, isWithin, readPackage } from './locate.js';

/** Bytes: no card is that long. */
const LONGEST = 1_000_000;

/** The card that a package holds; null where it has none, or none that can be read. Runs nothing of it. */
export function readCard(packageFile: string): PluginCard | null {
  const target = exported(readPackage(packageFile).exports, CARD_EXPORT);
  if (target === undefined || !isWithin(target)) return null;
  try {
    const file = resolve(dirname(packageFile), target);
    if (statSync(file).size > LONGEST) return null;
    const read = PluginCard.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Why a plugin may not run although its card could be read: it is something else, or asks for more, than the card says. */
export function cardProblem(card: PluginCard, { manifest, connect }: Plugin): string | null {
  if (card.manifest.id !== manifest.id)
    return `it says that it is ${manifest.id}, and its package that it is ${card.manifest.id}`;
  // What is sent through a connection of its own is not held to the hosts.
  if (connect && !card.parts.includes('connect'))
    return 'it opens a connection of its own, of which its package does not tell';
  const added = addedPermissions(permissionsOf(card.manifest), permissionsOf(manifest));
  return reachesAnything(added) ? `it asks for more than its package says: ${permissionWords(added)}` : null;
}
