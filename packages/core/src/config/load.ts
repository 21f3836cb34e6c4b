/** The configuration in force: flag → environment → project → user → default. */
import { basename } from 'node:path';
import { type Config, MspError, type Warning } from '@msp/protocol';
import {
  assertProfile,
  environmentLayer,
  fileLayers,
  flagLayer,
  type Layer,
  type LoadedFile,
  loadFile,
  type SourceName,
} from './layers.js';
import { type ConfigFiles, type Environment, projectConfigFile, userConfigFile } from './places.js';
import { pluginConfig, pluginKeys, pluginNames } from './plugins.js';
import { flatten, isPlain, SETTINGS, unflatten, valueAt } from './settings.js';

/** One setting as `msp config show` lists it. */
export interface SettingSource {
  readonly key: string;
  readonly value: unknown;
  readonly source: SourceName;
  /** The file, variable or flag that says so; '' for a default. */
  readonly from: string;
  /** The profile within that file; null where it is the file itself. */
  readonly profile: string | null;
}

/** The configuration in force, and where each part of it came from. */
export interface LoadedConfig {
  readonly config: Config;
  readonly sources: readonly SettingSource[];
  /** Where the files are, or would be. */
  readonly files: ConfigFiles;
  /** The profile that was chosen. */
  readonly profile: string | null;
  readonly warnings: readonly Warning[];
}

/** What the configuration depends on. */
export interface ConfigRequest {
  readonly stateDirectory: string;
  /** The project's folder: its name is the project's default. */
  readonly root: string;
  readonly env: Environment;
  readonly flags?: { readonly project?: string | undefined; readonly profile?: string | undefined };
  /** In place of the usual one; tests give one of their own. */
  readonly userConfigPath?: string;
  /** The name of the account: the default of `user.name`. */
  readonly accountName: string;
  /** What a relative MSP_CONFIG_PATH starts from. Default: the process's folder. */
  readonly cwd?: string;
}

/** Default names are cut to what a name may be; a folder at the root of a disk has none. */
const name = (text: string, otherwise: string) => text.trim().slice(0, 200) || otherwise;

function defaultLayer({ root, accountName }: ConfigRequest): Layer {
  const special = new Map([
    // The store of a bare repository lies in the repository: `shop.git` is the project shop.
    ['project', name(basename(root).replace(/(?<=.)\.git$/, ''), 'project')],
    ['user.name', name(accountName, 'unknown')],
  ]);
  return {
    source: 'default',
    profile: null,
    find: (key) => ({ value: special.get(key) ?? SETTINGS.get(key), from: '' }),
  };
}

/**
 * Loads the configuration. Where there are no files and no variables this costs two looks at the file system.
 *
 * @throws `MSP003` for a file, variable or profile that cannot be used; `MSP009` for a flag.
 * @example
 * const { config } = await loadConfig({ stateDirectory, root, env: process.env, accountName: userInfo().username });
 */
export async function loadConfig(request: ConfigRequest): Promise<LoadedConfig> {
  const { env, flags = {} } = request;
  const files = {
    project: projectConfigFile(request.stateDirectory, env, request.cwd),
    user: request.userConfigPath ?? userConfigFile(env),
  };
  const profile = flags.profile || env.MSP_PROFILE || null;
  const project = await loadFile('project', files.project);
  if (!project && env.MSP_CONFIG_PATH) assertNamed(files.project, env.MSP_CONFIG_PATH);
  const user = files.user === files.project ? null : await loadFile('user', files.user);
  assertProfile(profile, [project, user]);
  const layers = [
    flagLayer(flags.project),
    await environmentLayer(env),
    ...fileLayers(project, profile),
    ...fileLayers(user, profile),
    defaultLayer(request),
  ];
  const settings = [...SETTINGS.keys()].map((key) => effective(key, layers));
  const plugins = pluginsIn([project, user], profile, layers);
  const config = {
    ...unflatten(settings.map(({ key, value }) => [key, value])),
    plugins: plugins.map(({ entry }) => entry),
  } as unknown as Config;
  const sources = [...settings, ...plugins.flatMap((plugin) => plugin.sources)];
  return { config, sources, files, profile, warnings: await secretWarnings([project, user]) };
}

/** Every plugin that a file, or the chosen profile of one, names. */
function pluginsIn(files: readonly (LoadedFile | null)[], profile: string | null, layers: readonly Layer[]) {
  const documents = files.flatMap((file) =>
    file ? [valueAt(file.values, `profiles.${profile ?? ''}`), file.values] : [],
  );
  return pluginNames(documents).map((name) => {
    const sources = pluginKeys(documents, name).flatMap((key) => {
      const found = layers.some((layer) => layer.find(key)) ? effective(key, layers) : null;
      // Where one file has a group and another a single value, the first that counts has the word.
      return found && !isPlain(found.value) ? [found] : [];
    });
    const values = unflatten(
      sources.map(({ key, value }) => [key.slice(`plugins.${name}.`.length), value] as const),
    );
    return { entry: pluginConfig(name, values), sources };
  });
}

function effective(key: string, layers: readonly Layer[]): SettingSource {
  for (const { source, profile, find } of layers) {
    const found = find(key);
    if (found) return { key, ...found, source, profile };
  }
  throw new MspError('MSP999', {
    message: `The setting ${key} has no default.`,
    hint: 'Report this as a mistake in msp.',
  });
}

/** MSP_CONFIG_PATH asks for a file, so it must be there; `/dev/null` and `NUL` ask for none. */
function assertNamed(path: string, named: string): void {
  if (named === '/dev/null' || /^(\\\\\.\\)?nul$/i.test(named)) return;
  throw new MspError('MSP003', {
    message: `MSP_CONFIG_PATH names ${path}, which is not there.`,
    hint: `Correct or unset MSP_CONFIG_PATH, or begin the file: msp config set project <name>`,
  });
}

/** No known secret is shorter; a file without longer texts need not be searched. */
const SHORTEST_SECRET = 12;

async function secretWarnings(files: readonly (LoadedFile | null)[]): Promise<Warning[]> {
  const texts = files.flatMap((file) =>
    flatten(file?.values ?? {}).flatMap(([key, value]) =>
      [value]
        .flat()
        .flatMap((text) =>
          typeof text === 'string' && text.length >= SHORTEST_SECRET ? [{ file, key, text }] : [],
        ),
    ),
  );
  if (texts.length === 0) return [];
  const { findSecrets } = await import('../secret/index.js');
  return texts
    .filter(({ text }) => findSecrets(text).length > 0)
    .map(({ file, key }) => ({
      message: `${file?.path}: the value of ${key} looks like a secret. A configuration file is no place for one.`,
      hint: `Take it out (msp config edit), and replace it where it is used: whoever reads the file knows it.`,
    }));
}
