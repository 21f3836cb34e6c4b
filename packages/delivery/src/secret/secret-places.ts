/** Where secrets are kept, and what is remembered about the keychain. */
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { type Environment, userConfigFile } from '@msp/core';

/** The file of secrets: beside the user's configuration. */
export function secretsFile(env: Environment, platform: NodeJS.Platform): string {
  return join(dirname(userConfigFile(env, platform)), 'secrets.json');
}

/** Where it is remembered whether the keychain works: in the folder of what may be lost. */
export function keychainMemoryFile(env: Environment, platform: NodeJS.Platform): string {
  return join(cacheFolder(env, platform), 'msp', 'keychain.json');
}

function cacheFolder(env: Environment, platform: NodeJS.Platform): string {
  const home = env.HOME || homedir();
  if (platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  const named = env.XDG_CACHE_HOME;
  return named && isAbsolute(named) ? named : join(home, '.cache');
}
