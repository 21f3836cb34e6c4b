import type { Environment } from '@msp/core';
import { MspError } from '@msp/protocol';
import { askKeychain } from './keychain.js';
import { keychainWorks } from './keychain-probe.js';
import { changeSecrets, readSecrets } from './secret-file.js';
import { secretsFile } from './secret-places.js';
import { type KeptSecret, type SecretStore, USER_SCOPE } from './secret-store.js';
import { secretValue } from './secret-value.js';
import { isSame, type SecretEntry, type SecretName, withoutSecret, withSecret } from './secrets-document.js';

/** For whom it is opened. */
export interface SecretStoreOptions {
  /** `MSP_SECRETS=file` leaves the keychain alone. */
  readonly env: Environment;
  readonly platform?: NodeJS.Platform;
  /** The store's id of the project, or `user`. */
  readonly scope: string;
}

/** Milliseconds: a keychain that is locked asks its owner for a password. */
const PATIENCE = 20_000;

/** A name that no other one makes, whatever stands in its parts. */
const accountOf = ({ scope, plugin, secret }: SecretName) =>
  [scope, plugin, secret].map((part) => encodeURIComponent(part.toWellFormed())).join('/');

/**
 * Opens the place where a user's secrets are kept. Nothing is read before it is asked for.
 *
 * Beside the user's configuration stands `secrets.json`, which tells what is kept where, and holds the values that no keychain has.
 *
 * @example const store = openSecretStore({ env: process.env, scope: 'user' });
 * await store.set('linear', 'apiKey', 'lin_api_…'); // 'keychain'
 */
export function openSecretStore(options: SecretStoreOptions): SecretStore {
  const { env, platform = process.platform, scope } = options;
  const file = secretsFile(env, platform);
  const read = () => readSecrets(file, platform);
  const all: SecretStore['all'] = async (plugin) => {
    const scopes = [scope, USER_SCOPE];
    const entries = read().filter((entry) => entry.plugin === plugin && scopes.includes(entry.scope));
    const kept = await valuesOf(entries, options);
    // Later ones win: those that are there, and of those the project's own.
    const rank = (each: KeptSecret) => (each.value === null ? 0 : 2) + (each.scope === scope ? 1 : 0);
    return new Map(kept.sort((a, b) => rank(a) - rank(b)).map((each) => [each.secret, each]));
  };
  return {
    all,
    get: async (plugin, secret) => (await all(plugin)).get(secret)?.value ?? null,
    async set(plugin, secret, given, { scope: wanted = scope } = {}) {
      const value = secretValue(given);
      read();
      const entry = await keep({ scope: wanted, plugin, secret }, value, options);
      await changeSecrets(file, platform, (entries) => withSecret(entries, entry));
      return entry.kept;
    },
    list: async (plugin) =>
      read()
        .filter((entry) => plugin === undefined || entry.plugin === plugin)
        .map(({ scope: of, plugin: whose, secret, kept }) => ({ scope: of, plugin: whose, secret, kept })),
    async remove(plugin, secret, { scope: wanted = scope } = {}) {
      const name = { scope: wanted, plugin, secret };
      const entry = read().find((each) => isSame(each, name));
      if (!entry) return false;
      if (entry.kept === 'keychain') await forget(name, options);
      await changeSecrets(file, platform, (entries) => withoutSecret(entries, name));
      return true;
    },
  };
}

type Steps = Parameters<typeof askKeychain>[0];
const ask = (steps: Steps, { env, platform = process.platform }: SecretStoreOptions) =>
  askKeychain(steps, { env, platform, timeout: PATIENCE });
const isOff = ({ env }: SecretStoreOptions) => env.MSP_SECRETS === 'file';

async function keep(name: SecretName, value: string, options: SecretStoreOptions): Promise<SecretEntry> {
  const { env, platform = process.platform } = options;
  const inFile = { ...name, kept: 'file', value } as const;
  if (isOff(options) || !(await keychainWorks({ env, platform }))) return inFile;
  const account = accountOf(name);
  const answers = await ask(
    [
      { action: 'set', account, value },
      { action: 'get', account },
    ],
    options,
  );
  // Some keychains cut off what is long: only what comes back whole is kept there.
  return answers?.[1]?.value === value ? { ...name, kept: 'keychain' } : inFile;
}

async function valuesOf(entries: readonly SecretEntry[], options: SecretStoreOptions): Promise<KeptSecret[]> {
  const asked = entries.filter(({ kept }) => kept === 'keychain');
  const steps = asked.map((name) => ({ action: 'get', account: accountOf(name) }) as const);
  const answers = steps.length === 0 || isOff(options) ? null : await ask(steps, options);
  return entries.map(({ scope, plugin, secret, ...entry }): KeptSecret => {
    const value = entry.kept === 'file' ? entry.value : null;
    const answer = answers?.[asked.findIndex((each) => isSame(each, { scope, plugin, secret }))];
    return { scope, plugin, secret, kept: entry.kept, value: value ?? answer?.value ?? null };
  });
}

async function forget(name: SecretName, options: SecretStoreOptions): Promise<void> {
  const answers = await ask([{ action: 'remove', account: accountOf(name) }], options);
  if (answers?.[0]?.done) return;
  throw new MspError('MSP012', {
    message: `The keychain does not let go of ${name.secret} of ${name.plugin}.`,
    hint: 'Unlock it, or go to the desktop on which it is, and try again.',
  });
}
