/**
 * Everything that commands need which load plugins. They load it with `import()`: commands that only record know nothing of it.
 */
import { existsSync, statSync } from 'node:fs';
import {
  type DisabledPlugin,
  type Host,
  type LoadedPlugin,
  type LoadRequest,
  loadPlugins,
  type Planner,
  planPlugin,
  pluginsFolder,
} from '@msp/core';
import {
  Budgets,
  type Closed,
  Deliverer,
  type Door,
  deliveryLog,
  masker,
  type OpenTransport,
  openSecretStore,
  openTransport,
  ownerName,
  resolveSecrets,
  type SecretStore,
  type Watchdog,
  watchdog,
} from '@msp/delivery';
import type { Connection, PluginConfig } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Environment, Shell } from '../shell.js';
import { version } from '../version.js';
import { guardProcess } from './guard.js';
import { hungFileOf, hungPlugins } from './hung.js';
import { placesOf } from './places.js';
import { isTrusted, trustFile } from './trust.js';

/** The plugins of this place, loaded, and what they can be used with. */
export interface Kit {
  readonly all: readonly (LoadedPlugin | DisabledPlugin)[];
  readonly loaded: readonly LoadedPlugin[];
  readonly secrets: SecretStore;
  /** Opens the way to a tool. The caller closes it. */
  transport(loaded: LoadedPlugin): Promise<OpenTransport>;
  /** Plans what was recorded since, for all that are loaded. */
  plan(): Promise<void>;
  /** `eager`: which open breakers are tried at once. */
  deliverer(eager: (connection: Connection) => boolean): Deliverer;
  /** How much of their limits the plugins have used. */
  readonly budgets: Budgets;
  /** The same way as {@link transport}, shut while a secret is missing. */
  door(loaded: LoadedPlugin): Promise<Door | Closed>;
  /** From now on the time is this plugin's. */
  running(plugin: string): void;
  close(): Promise<void>;
}

/** Seconds after which a plugin that does not return ends the process. */
const PATIENCE = 10;

/** Which plugins are wanted. */
export interface KitWish {
  /** Only these plugins, also where one of them hung not long ago: somebody asks for it. All where absent. */
  readonly names?: readonly string[];
}

/** Loads the plugins of this place. */
export async function openKit(host: Host & Place, shell: Shell, wish: KitWish = {}): Promise<Kit> {
  const { names } = wish;
  const hungFile = hungFileOf(host.stateDirectory);
  const hung = names ? [] : hungPlugins(hungFile);
  const watch = watchdog({
    file: existsSync(host.stateDirectory) ? hungFile : null,
    seconds: PATIENCE,
    message: `The plugin %s did not return for ${PATIENCE} s; MSP was stopped. Switch it off: msp config set plugins.%s.enabled false\n`,
  });
  shell.closing.push(() => watch.stop());
  const entries = host.config.plugins.filter(({ name }) => !names || names.includes(name));
  const all = (
    await loadPlugins(
      entries.map((entry) => withoutHung(entry, hung)),
      loadRequest(host, shell, watch),
    )
  ).map((each) =>
    hung.includes(each.name) && each.state === 'disabled' ? { ...each, ...HUNG(each.name) } : each,
  );
  const loaded = all.filter((each) => each.state === 'loaded');
  const secrets = openSecretStore({ env: shell.environment, scope: host.stateDirectory });
  const transport = (which: LoadedPlugin) => open(which, { host, shell, secrets });
  const budgets = new Budgets();
  return {
    ...{ budgets, running: (name) => watch.running(name), door: (which) => door(which, transport) },
    all,
    loaded,
    secrets,
    transport,
    async plan() {
      for (const planner of loaded) await plan(host, planner, watch);
    },
    deliverer: (eager) =>
      new Deliverer({
        store: host.store,
        plugins: loaded,
        open: (which) => door(which, transport),
        owner: ownerName(crypto.randomUUID()),
        now: host.now,
        random: () => (host.random(1)[0] ?? 0) / 255,
        sessionTimeout: host.config.features.sessionTimeout,
        onCall: (name) => watch.running(name),
        eager,
        budgets,
      }),
    close: () => watch.stop(),
  };
}

/** What is told of a plugin that hung. */
const HUNG = (name: string) => ({
  reason: `it did not return for ${PATIENCE} s, and is left alone for an hour`,
  hint: `Mend it. Then: msp check ${name}`,
});

const withoutHung = (entry: PluginConfig, hung: readonly string[]): PluginConfig =>
  hung.includes(entry.name) ? { ...entry, enabled: false } : entry;

/** What the loader needs to know of this place. From then on the process is guarded against mistakes of plugins. */
export function loadRequest(host: Place, shell: Shell, watch: Watchdog | null): LoadRequest {
  guardProcess();
  return {
    ...placesOf(host),
    env: shell.environment,
    modules: async () => (await import('./modules.js')).MODULES,
    allowed: (entry, location) => isTrusted(entry, location, host, shell.environment),
    ...(watch && { onCall: (name) => watch.running(name) }),
  };
}

function plan(host: Host, planner: Planner, watch: Watchdog) {
  return planPlugin(host.store, planner, {
    now: host.now,
    sessionTimeout: host.config.features.sessionTimeout,
    onCall: (name) => watch.running(name),
  });
}

interface Around {
  readonly host: Host & Place;
  readonly shell: Shell;
  readonly secrets: SecretStore;
}

async function open(loaded: LoadedPlugin, { host, shell, secrets: keep }: Around): Promise<OpenTransport> {
  const { name, plugin, settings } = loaded;
  const { secrets } = await resolveSecrets({ name, manifest: plugin.manifest, env: shell.environment, keep });
  const mask = masker(Object.values(secrets).filter((value) => value !== undefined));
  const log = deliveryLog(host.stateDirectory, name, mask, host.now);
  return openTransport({ name, plugin, settings, secrets, log, mask, userAgent: `msp/${version()}` });
}

/** A door that is shut while a secret is missing. */
async function door(
  loaded: LoadedPlugin,
  transport: (loaded: LoadedPlugin) => Promise<OpenTransport>,
): Promise<Door | Closed> {
  const opened = await transport(loaded);
  const [missing] = opened.missing;
  if (missing === undefined) return opened;
  await opened.close();
  return missingSecret(loaded, missing);
}

/** Did a plugin wait for a secret? It may be there now. */
export const waitsForSecret = ({ problem }: Connection): boolean => problem?.endsWith(MISSING) === true;

const MISSING = ' is missing';

/** What to tell about a secret that is not there. */
export function missingSecret(
  { name, plugin }: Pick<LoadedPlugin, 'name' | 'plugin'>,
  secret: string,
): Closed {
  const { label = secret, help = '' } = plugin.manifest.secrets?.[secret] ?? {};
  return {
    reason: label + MISSING,
    hint: `${help ? `${help.replace(/\.$/, '')}. ` : ''}Then: msp secret set ${name}.${secret}`,
  };
}

/** Does everything that was loaded still stand in its files as it did, and is the same allowed? */
export function fingerprint(host: Place, loaded: readonly LoadedPlugin[], env: Environment): string {
  const { files } = host.loaded;
  // What a package manager unpacks has the times of long ago: another installation is another folder.
  const installed = pluginsFolder(host.workspace.stateDirectory);
  const code = loaded.map(({ location }) => location.file);
  const paths = [files.project, files.user, trustFile(env), installed, ...code];
  return paths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0).join();
}
