/** The card of an installed plugin: what it may reach, read without running it. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  addedPermissions,
  CARD_EXPORT,
  type Manifest,
  type Permissions,
  PluginCard,
  permissionsOf,
  reachesAnything,
} from '@msp/protocol';
import { readPackage } from './locate.js';

/** Bytes: no card is that long. */
const LONGEST = 1_000_000;

/** The card that a package holds; null where it has none, or none that can be read. Runs nothing of it. */
export function readCard(packageFile: string): PluginCard | null {
  const { exports } = readPackage(packageFile);
  const target =
    typeof exports === 'object' && exports !== null && Object.hasOwn(exports, CARD_EXPORT)
      ? (exports as Record<string, unknown>)[CARD_EXPORT]
      : undefined;
  // As npm demands of what a package exports: below its own folder.
  if (typeof target !== 'string' || !/^\.\/(?!.*\.\.(\/|$))/.test(target)) return null;
  try {
    const file = resolve(dirname(packageFile), target);
    if (statSync(file).size > LONGEST) return null;
    const read = PluginCard.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Why a plugin may not run although its card could be read: it asks for more than the card says. */
export function cardProblem(card: PluginCard, manifest: Manifest): string | null {
  const added = addedPermissions(permissionsOf(card.manifest), permissionsOf(manifest));
  if (card.manifest.id !== manifest.id)
    return `it says that it is ${manifest.id}, and its package that it is ${card.manifest.id}`;
  return reachesAnything(added) ? `it asks for more than its package says: ${listed(added)}` : null;
}

/** @example listed({ hosts: ['a.example.com'], addresses: [], folders: [], secrets: ['key'] }) // 'hosts a.example.com; secrets key' */
const listed = (permissions: Permissions): string =>
  Object.entries(permissions)
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `${kind} ${list.join(', ')}`)
    .join('; ');
