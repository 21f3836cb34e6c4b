/** What a person wants to have installed, by the word that they typed. Pure. */
import { resolve } from 'node:path';
import { MspError, PluginId } from '@msp/protocol';
import { quoted } from '../../arguments/quoted.js';
import { pathOf } from '../named.js';

/** A plugin by its id in a registry, a package of npm, a packed package, or code at a path. */
export type Wanted =
  | { readonly kind: 'id'; readonly id: string; readonly version: string | null }
  | { readonly kind: 'package'; readonly name: string; readonly version: string | null }
  | { readonly kind: 'tarball'; readonly path: string }
  | { readonly kind: 'path'; readonly path: string };

/** Whatever has to be installed. */
export type WantedPackage = Exclude<Wanted, { readonly kind: 'path' }>;

/** npm takes no longer ones. */
const LONGEST_NAME = 214;
const PACKAGE = /^(@[a-z0-9][a-z0-9._~-]*\/)?[a-z0-9][a-z0-9._~-]*$/;
/** One version, or a tag such as `next`. No ranges: what is installed should be what was looked at. */
const VERSION_OR_TAG = /^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}$/;
/** npm itself refuses these. */
const RESERVED = ['node_modules', 'favicon.ico'];

/**
 * Takes the word apart.
 *
 * @throws an `MspError` `MSP009` for what is neither a path nor a name that a plugin may have
 * @example wantedOf('obsidian@0.2.0', '/shop') // { kind: 'id', id: 'obsidian', version: '0.2.0' }
 * @example wantedOf('@acme/msp-plugin-crm', '/shop') // { kind: 'package', name: '@acme/msp-plugin-crm', version: null }
 * @example wantedOf('./crm-1.0.0.tgz', '/shop') // { kind: 'tarball', path: '/shop/crm-1.0.0.tgz' }
 */
export function wantedOf(word: string, cwd: string): Wanted {
  if (/^[a-z][a-z+]*:/i.test(word) && !/^[A-Za-z]:[/\\]/.test(word)) throw address(word);
  if (/\.(tgz|tar\.gz)$/i.test(word)) return { kind: 'tarball', path: resolve(cwd, word) };
  const path = word === '.' || word === '..' ? resolve(cwd, word) : pathOf(word, cwd);
  if (path !== null) return { kind: 'path', path };
  const [, name = '', version = null] = /^(@?[^@]*)(?:@(.*))?$/s.exec(word) ?? [];
  if (version !== null && !VERSION_OR_TAG.test(version)) throw noVersion(version);
  if (isId(name)) return { kind: 'id', id: name, version };
  if (!isPackage(name)) throw noName(name);
  return { kind: 'package', name, version };
}

const isId = (name: string): boolean => PluginId.safeParse(name).success && !name.startsWith('msp-plugin-');

/** A bare name that is no id has to be that of a plugin: others are easily mistyped. */
const isPackage = (name: string): boolean =>
  name.length <= LONGEST_NAME &&
  PACKAGE.test(name) &&
  !RESERVED.includes(name) &&
  (name.startsWith('@') || name.startsWith('msp-plugin-'));

const noName = (name: string): MspError =>
  new MspError('MSP009', {
    message: `${quoted(name)} is neither the id of a plugin, nor the name of a package of one, nor a path.`,
    hint: 'An id has small letters, digits and single dashes; a package is called msp-plugin-… or @scope/…; a path begins with ./ or /. See what there is: msp plugin search',
  });

const noVersion = (version: string): MspError =>
  new MspError('MSP009', {
    message: `${quoted(version)} is no version.`,
    hint: 'Name one whole version, or a tag: msp plugin add obsidian@0.2.0',
  });

const address = (word: string): MspError =>
  new MspError('MSP009', {
    // An address may hold a password.
    message: `Plugins are not installed from an address (${word.slice(0, word.indexOf(':') + 1)}…).`,
    hint: 'Name a plugin of the registry, a package of npm, or a file: msp plugin add ./my-plugin-1.0.0.tgz',
  });
