/** `msp secret`: keeps secrets of plugins, takes them out, and tells where each is. Never tells a value. */
import { dirname, join } from 'node:path';
import { type DisabledPlugin, distance, type Host, type LoadedPlugin, userConfigFile } from '@msp/core';
import { type Keeping, openSecretStore, resolveSecrets, type SecretStore, USER_SCOPE } from '@msp/delivery';
import { MspError, type Warning } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Environment, Shell } from '../shell.js';
import { openKit } from './kit.js';
import { openNamed } from './named.js';
import type { SecretWord } from './secret-name.js';
import { type SecretState, secretStates } from './secret-states.js';
import { secretValueOf } from './secret-value.js';

/** What became of a secret. */
export interface SecretChange {
  /** @example 'linear.apiKey' */
  readonly name: string;
  readonly kept: Keeping;
  /** Where that is, for people. */
  readonly place: string;
  readonly warnings: readonly Warning[];
}

/** For all projects of the user, or only for this one. */
export interface SecretScope {
  readonly user: boolean;
}

const scopeOf = ({ user }: SecretScope) => (user ? { scope: USER_SCOPE } : {});

/** `msp secret set`. @param given the value as it stands on the command line */
export async function setSecret(
  word: SecretWord,
  given: string | undefined,
  scope: SecretScope,
  host: Host & Place,
  shell: Shell,
): Promise<SecretChange> {
  const { plugin, secret } = word;
  const name = `${plugin}.${secret}`;
  const { plugin: found, kit, configured, file } = await openNamed(plugin, host, shell);
  if (!configured && file === null) throw noPlugin(plugin, host);
  const unchecked = checkName(found, word);
  const label = found.plugin?.manifest.secrets?.[secret]?.label ?? secret;
  const { value, warnings } = await secretValueOf(given, `${label} of ${plugin}`, shell);
  const kept = await kit.secrets.set(plugin, secret, value, scopeOf(scope));
  await tryAgain(plugin, host);
  const covering = found.plugin ? await covered(found, secret, shell, kit.secrets) : [];
  const place = placeOf(kept, shell.environment);
  return { name, kept, place, warnings: [...unchecked, ...warnings, ...covering] };
}

/** What waited for a secret may be sent now. */
async function tryAgain(name: string, { store }: Host): Promise<void> {
  const known = (await store.connections()).find(({ plugin }) => plugin === name);
  if (known?.breaker !== 'open') return;
  await store.transaction((transaction) =>
    transaction.putConnection({
      ...known,
      breaker: 'closed',
      failures: 0,
      retryAt: null,
      problem: null,
      hint: null,
    }),
  );
}

const noPlugin = (plugin: string, { config }: Host): MspError => {
  const names = config.plugins.map(({ name }) => name).join(', ');
  return new MspError('MSP008', {
    message: `No plugin "${plugin}" is configured or installed. ${names ? `There are: ${names}.` : 'None is configured.'}`,
    hint: `Configure it: msp config set plugins.${plugin}.use <package or path>`,
  });
};

/** @throws an `MspError` `MSP008` where the plugin asks for no such secret */
function checkName(
  { plugin, ...found }: LoadedPlugin | DisabledPlugin,
  { plugin: name, secret }: SecretWord,
): Warning[] {
  if (!plugin) {
    const { reason, hint } = found as DisabledPlugin;
    return [{ message: `Whether ${name} asks for ${secret} could not be checked: ${reason}.`, hint }];
  }
  const names = Object.keys(plugin.manifest.secrets ?? {});
  if (names.includes(secret)) return [];
  const near = names.find((each) => distance(each.toLowerCase(), secret.toLowerCase()) < 3);
  const there = names.length === 0 ? 'It asks for none.' : `It asks for: ${names.join(', ')}.`;
  throw new MspError('MSP008', {
    message: `${name} asks for no such secret. ${there}`,
    hint: near ? `Did you mean ${name}.${near}?` : `See what it needs: msp plugin info ${name}`,
  });
}

/** A variable of the environment counts more than what is kept. */
async function covered(
  { name, plugin }: LoadedPlugin | DisabledPlugin,
  secret: string,
  { environment: env }: Shell,
  keep: SecretStore,
): Promise<Warning[]> {
  const { sources } = await resolveSecrets({ name, manifest: plugin?.manifest ?? {}, env, keep });
  const source = sources[secret];
  if (source?.from !== 'environment') return [];
  const hint = `Where it is not wanted: unset ${source.variable}`;
  return [{ message: `The variable ${source.variable} is set, and counts more.`, hint }];
}

function placeOf(kept: Keeping, env: Environment): string {
  if (kept === 'keychain') return 'the keychain of this computer';
  return `${join(dirname(userConfigFile(env)), 'secrets.json')}, which only you can read`;
}

/** `msp secret remove`. Also for a plugin that is there no more. */
export async function removeSecret(
  { plugin, secret }: SecretWord,
  scope: SecretScope,
  host: Host & Place,
  { environment: env }: Shell,
): Promise<SecretChange> {
  const name = `${plugin}.${secret}`;
  const keep = openSecretStore({ env, scope: host.stateDirectory });
  const wanted = scope.user ? USER_SCOPE : host.stateDirectory;
  const all = (await keep.list(plugin)).filter((each) => each.secret === secret);
  const mine = all.find((each) => each.scope === wanted);
  if (!mine)
    throw notKept(
      name,
      scope,
      all.some((each) => each.scope === USER_SCOPE),
    );
  await keep.remove(plugin, secret, scopeOf(scope));
  return { name, kept: mine.kept, place: placeOf(mine.kept, env), warnings: [] };
}

function notKept(name: string, { user }: SecretScope, forAll: boolean): MspError {
  return new MspError('MSP008', {
    message: `${name} is not kept for ${user ? 'all projects' : 'this project'}.`,
    hint:
      forAll && !user
        ? `It is kept for all projects: msp secret remove ${name} --user`
        : 'See what is kept: msp secret list',
  });
}

/** `msp secret list`: what the plugins ask for, then what is kept here and no plugin asks for. */
export async function listSecrets(
  word: string | undefined,
  scope: SecretScope,
  host: Host & Place,
  shell: Shell,
): Promise<SecretState[]> {
  const { plugins, keep } = await asking(word, host, shell);
  const asked = (
    await Promise.all(plugins.map((each) => secretStates(each, keep, shell.environment)))
  ).flat();
  const wanted = scope.user ? USER_SCOPE : host.stateDirectory;
  const left = (await keep.list()).filter(
    ({ scope: within, plugin, secret }) =>
      within === wanted &&
      (word === undefined || plugins.some(({ name }) => name === plugin)) &&
      !asked.some(({ name }) => name === `${plugin}.${secret}`),
  );
  return [...asked, ...left.map(({ plugin, secret, kept }) => leftOver(`${plugin}.${secret}`, kept))];
}

async function asking(word: string | undefined, host: Host & Place, shell: Shell) {
  if (word === undefined) {
    const { all, secrets } = await openKit(host, shell);
    return { plugins: all, keep: secrets };
  }
  const { plugin, kit, configured, file } = await openNamed(word, host, shell);
  if (!configured && file === null) throw noPlugin(word, host);
  return { plugins: [plugin], keep: kit.secrets };
}

const leftOver = (name: string, source: Keeping): SecretState => ({
  ...{ name, label: 'No plugin here asks for it', help: '', env: [], optional: true, source },
});
