/** Where the configuration files are. */
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The two files, there or not. */
export interface ConfigFiles {
  readonly project: string;
  readonly user: string;
}

/**
 * The user's own file: `%APPDATA%\msp\config.json` on Windows, else `$XDG_CONFIG_HOME/msp/config.json`, which is
 * `~/.config/msp/config.json` where that variable is not set (or relative, which its specification forbids).
 */
export function userConfigFile(env: Environment, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32' && env.APPDATA) return join(env.APPDATA, 'msp', 'config.json');
  const named = env.XDG_CONFIG_HOME;
  const folder = named && isAbsolute(named) ? named : join(env.HOME || homedir(), '.config');
  return join(folder, 'msp', 'config.json');
}

/** The project's file: `config.json` in the state folder, or the one that MSP_CONFIG_PATH names. */
export function projectConfigFile(stateDirectory: string, env: Environment, cwd?: string): string {
  const named = env.MSP_CONFIG_PATH;
  if (!named) return join(stateDirectory, 'config.json');
  return cwd === undefined ? resolve(named) : resolve(cwd, named);
}
