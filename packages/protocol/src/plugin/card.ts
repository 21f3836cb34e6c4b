/** What a published plugin tells of itself without being run: the file `plugin.json` of its package. Pure. */
import * as z from 'zod/mini';
import { described } from '../primitives.js';
import { Manifest } from './manifest.js';
import type { Plugin } from './plugin.js';

/** The parts of the contract beside manifest and hooks, each of which a plugin may have. */
export const PLUGIN_PARTS = [
  ...(['settings', 'setup', 'connect', 'judge', 'combine', 'probe', 'check', 'export'] as const),
  ...(['actions', 'recall', 'tasks', 'webhook'] as const),
] as const;

const names = z.array(z.string().check(z.maxLength(100)));

/**
 * The card of a plugin. It is written when the plugin is built, shown before the plugin is installed, and binding: a plugin whose
 * code asks for more than its card says is not loaded.
 */
export const PluginCard = z.object({
  contract: described(z.int().check(z.gte(1)), 'The version of the plugin contract that it was made for.'),
  manifest: Manifest,
  hooks: described(names, 'The types of the events that it takes.'),
  parts: described(names, 'The other parts of the contract that it has, for example recall.'),
  actions: names,
  questions: names,
});

export type PluginCard = z.infer<typeof PluginCard>;

/** Under this name the exports of a package hold the card: `import '@msp/plugin-linear/plugin.json'`. */
export const CARD_EXPORT = './plugin.json';

/** @example cardOf(linear).manifest.hosts // ['api.linear.app'] */
export function cardOf(plugin: Plugin): PluginCard {
  const present = Object.keys(plugin).filter((name) => plugin[name as keyof Plugin] !== undefined);
  return {
    contract: plugin.contract,
    // As it is read again: without what JSON has no word for.
    manifest: JSON.parse(JSON.stringify(plugin.manifest)) as PluginCard['manifest'],
    hooks: Object.keys(plugin.hooks ?? {}).sort(),
    parts: PLUGIN_PARTS.filter((part) => present.includes(part)),
    actions: Object.keys(plugin.actions ?? {}).sort(),
    questions: Object.keys(plugin.recall ?? {}).sort(),
  };
}

/** What a plugin may reach. Each list is sorted. */
export interface Permissions {
  /** Hosts by name. */
  readonly hosts: readonly string[];
  /** Settings whose address may be reached too. */
  readonly addresses: readonly string[];
  /** Settings that name a folder it writes in. */
  readonly folders: readonly string[];
  /** Names of secrets. */
  readonly secrets: readonly string[];
  /** Variables of the environment that secrets and settings are read from, beside those that every plugin has. */
  readonly variables: readonly string[];
}

/** Nothing at all. */
export const NO_PERMISSIONS: Permissions = {
  hosts: [],
  addresses: [],
  folders: [],
  secrets: [],
  variables: [],
};

const sorted = (list: readonly string[] | undefined): string[] => [...new Set(list)].sort();

/** What a manifest asks for. */
export function permissionsOf({
  hosts,
  addresses,
  folders,
  secrets = {},
  environment = {},
}: Manifest): Permissions {
  const variables = [...Object.values(secrets).map(({ env }) => env), ...Object.values(environment)];
  return {
    hosts: sorted(hosts),
    addresses: sorted(addresses),
    folders: sorted(folders),
    secrets: sorted(Object.keys(secrets)),
    variables: sorted(variables.flat()),
  };
}

/**
 * What one may reach and the other may not.
 *
 * @example addedPermissions(permissionsOf(old), permissionsOf(next)).hosts // ['metrics.example.com']
 */
export function addedPermissions(before: Permissions, after: Permissions): Permissions {
  const added = (kind: keyof Permissions) => after[kind].filter((name) => !before[kind].includes(name));
  return {
    hosts: added('hosts'),
    addresses: added('addresses'),
    folders: added('folders'),
    secrets: added('secrets'),
    variables: added('variables'),
  };
}

/** Is there anything that a plugin with these permissions may reach? */
export const reachesAnything = (permissions: Permissions): boolean =>
  Object.values(permissions).some((list) => list.length > 0);

/**
 * In words, on one line.
 *
 * @example permissionWords({ ...NO_PERMISSIONS, hosts: ['api.example.com'], folders: ['vault'] }) // 'hosts api.example.com; folders vault'
 */
export const permissionWords = (permissions: Permissions): string =>
  Object.entries(permissions)
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `${kind} ${list.join(', ')}`)
    .join('; ');
