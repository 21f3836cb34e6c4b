/** Loads the plugins that the configuration names. The only place that imports a plugin. */
import { pathToFileURL } from 'node:url';
import type { Mode, Plugin, PluginConfig } from '@msp/protocol';
import type { Environment } from '../config/index.js';
import type { Planner } from '../query/event.js';
import { cardProblem, readCard } from './card.js';
import { isPath, type Location, locatePlugin, type Places, readPackage } from './locate.js';
import { readSettings } from './settings.js';
import { shapeProblem } from './shape.js';
import { peerProblem } from './versions.js';

/** A plugin that can be used. */
export interface LoadedPlugin extends Planner {
  readonly state: 'loaded';
  readonly mode: Mode;
  readonly entry: PluginConfig;
  readonly location: Location;
}

/** A plugin that cannot, and why. Everything else goes on without it. */
export interface DisabledPlugin {
  readonly state: 'disabled';
  readonly name: string;
  readonly mode: Mode;
  readonly entry: PluginConfig;
  /** What is wrong, in a sentence without a full stop. */
  readonly reason: string;
  readonly hint: string;
  /** Where it could be loaded, but not be used: what it says of itself. */
  readonly plugin: Plugin | null;
}

/** What loading depends on. */
export interface LoadRequest extends Places {
  readonly env: Environment;
  /** Packages that local TypeScript is given without having them installed: the host's own. */
  modules(): Promise<Readonly<Record<string, unknown>>>;
  /** May this code run? Default: yes. */
  readonly allowed?: (entry: PluginConfig, location: Location) => boolean;
  /** How long the code of one plugin may take to load, in milliseconds. Default: 5000. */
  readonly timeLimit?: number;
  /** Called before code of a plugin is run, so that one that never returns can be named. */
  readonly onCall?: (plugin: string) => void;
}

const TIME_LIMIT = 5000;

/** Loads plugins side by side, those that are switched off too. Never throws because of a plugin. */
export async function loadPlugins(
  entries: readonly PluginConfig[],
  request: LoadRequest,
): Promise<(LoadedPlugin | DisabledPlugin)[]> {
  return Promise.all(entries.map((entry) => loadPlugin(entry, request)));
}

/** Loads one plugin. Never throws because of it. */
export async function loadPlugin(
  entry: PluginConfig,
  request: LoadRequest,
): Promise<LoadedPlugin | DisabledPlugin> {
  const { name, mode, use } = entry;
  const disabled = (reason: string, hint: string, plugin: Plugin | null = null): DisabledPlugin => ({
    ...{ state: 'disabled', name, mode, entry, reason, hint, plugin },
  });
  if (!entry.enabled)
    return disabled('it is switched off', `Switch it on: msp config set plugins.${name}.enabled true`);
  const location = locatePlugin(use, request);
  if ('reason' in location) return disabled(location.reason, location.hint);
  if (request.allowed && !request.allowed(entry, location))
    return disabled(
      'this project asks for it in a way that you have not allowed',
      `Look at plugins.${name} in its configuration, and at ${location.file}. Then: msp plugin trust ${name}`,
    );
  const packageFile = location.packageFile === null ? null : readPackage(location.packageFile);
  const mismatch = packageFile && peerProblem(packageFile.peerDependencies);
  if (mismatch) return disabled(mismatch.reason, mismatch.hint);
  let exported: unknown;
  try {
    request.onCall?.(name);
    exported = await limited(importFile(location.file, request), request.timeLimit ?? TIME_LIMIT);
  } catch (error) {
    return disabled(`it could not be loaded: ${messageOf(error)}`, mend(use));
  }
  const plugin = unwrapped(exported);
  const problem = shapeProblem(plugin);
  if (problem) return disabled(problem.reason, problem.hint ?? mend(use));
  const usable = plugin as Plugin;
  const card = location.packageFile === null ? null : readCard(location.packageFile);
  const more = card && cardProblem(card, usable);
  if (more) return disabled(more, 'Remove it, and tell those who publish it.');
  const result = safely(() => readSettings(usable, entry, request.env));
  if (result.problem !== null) return disabled(result.problem, result.hint, usable);
  const version = typeof packageFile?.version === 'string' ? packageFile.version : null;
  const { settings } = result;
  return { state: 'loaded', name, mode, entry, location, plugin: usable, settings, version };
}

const mend = (use: string): string =>
  isPath(use)
    ? `Mend it, and try it: msp plugin test ${use}`
    : 'Install it again, or tell those who publish it.';

/** A schema is code of the plugin, too. */
function safely(read: () => ReturnType<typeof readSettings>): ReturnType<typeof readSettings> {
  try {
    return read();
  } catch (error) {
    return {
      problem: `its settings could not be read: ${messageOf(error)}`,
      hint: 'Tell those who publish it.',
    };
  }
}

async function importFile(file: string, { host, modules }: LoadRequest): Promise<unknown> {
  if (!/\.[cm]?ts$/.test(file)) return import(pathToFileURL(file).href);
  const { createJiti } = await import('jiti');
  // What others could write in a shared temporary folder must not be run: nothing is kept between processes.
  const jiti = createJiti(host, {
    fsCache: false,
    moduleCache: false,
    virtualModules: { ...(await modules()) },
  });
  return jiti.import(file);
}

/** The plugin: what the module exports as `default`, also through a layer of CommonJS. */
function unwrapped(exported: unknown): unknown {
  let value = exported;
  for (let layer = 0; layer < 2; layer += 1) {
    if (typeof value !== 'object' || value === null || 'manifest' in value || !('default' in value)) break;
    value = value.default;
  }
  return value;
}

async function limited<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `it was not ready after ${milliseconds / 1000} s`;
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';
