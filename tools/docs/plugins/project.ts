/** An example as a stranger would use it: copied into a project, named in its configuration, loaded, planned and sent for real. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadedPlugin, loadConfig, loadPlugin } from '@msp/core';
import {
  Deliverer,
  masker,
  type OpenTransport,
  openTransport,
  type Pass,
  resolveSecrets,
} from '@msp/delivery';
import type { OutboxEntry } from '@msp/protocol';
import { type FaultServer, type Service, startFaultServer, temporaryFolder } from '@msp/testing';
import { onTestFinished } from 'vitest';
import { MODULES } from '../../../packages/cli/src/plugins/modules.ts';
import { type TestHost, testHost } from '../../../packages/core/src/testing/host.ts';
import { SECRETS } from './services.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', '..', 'examples');

/** Copies an example and its configuration to where its README says. Returns the project's folder. */
export function copyExample(name: string): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'plugins'));
  mkdirSync(join(root, '.msp'));
  cpSync(join(EXAMPLES, name, `${name}.ts`), join(root, 'plugins', `${name}.ts`));
  cpSync(join(EXAMPLES, name, 'config.json'), join(root, '.msp', 'config.json'));
  return root;
}

/** Loads the plugin that a project's configuration names. */
export async function loadExample(
  root: string,
  env: Readonly<Record<string, string>>,
): Promise<LoadedPlugin> {
  const stateDirectory = join(root, '.msp');
  const userConfigPath = join(root, 'nobody.json');
  const { config } = await loadConfig({ stateDirectory, root, env, userConfigPath, accountName: 'ada' });
  const [entry] = config.plugins;
  if (!entry) throw new Error('the example configures no plugin');
  const modules = async () => MODULES;
  const found = await loadPlugin(entry, { root, stateDirectory, env, modules, host: import.meta.url });
  if (found.state === 'disabled') throw new Error(`${found.reason}. ${found.hint}`);
  return found;
}

/** An example at work. */
export interface ExampleProject {
  readonly host: TestHost;
  readonly server: FaultServer;
  readonly loaded: LoadedPlugin;
  /** Plans what was recorded, and sends what is due. */
  deliver(): Promise<Pass>;
  outbox(): Promise<OutboxEntry[]>;
  /** A way to the tool, for `check`, actions and questions. */
  transport(): Promise<OpenTransport>;
}

/**
 * Sets an example up against a service.
 *
 * @param variable the variable of the environment that sets the plugin's address, e.g. `MSP_HELLO_URL`
 */
export async function exampleProject(
  name: string,
  variable: string,
  service: Service,
  secrets: Readonly<Record<string, string>> = SECRETS,
): Promise<ExampleProject> {
  const host = await testHost();
  const server = await startFaultServer(service);
  onTestFinished(() => server.close());
  const env = { ...secrets, [variable]: server.url };
  const loaded = await loadExample(copyExample(name), env);
  const open = async ({ name: plugin, plugin: { manifest }, ...rest }: LoadedPlugin) => {
    const keep = { all: async () => new Map() };
    const found = await resolveSecrets({ name: plugin, manifest, env, keep });
    const mask = masker(Object.values(found.secrets));
    const log = { debug() {}, warn() {} };
    return openTransport({
      name: plugin,
      plugin: loaded.plugin,
      settings: rest.settings,
      secrets: found.secrets,
      log,
      mask,
    });
  };
  const deliverer = new Deliverer({
    ...{ store: host.store, plugins: [loaded], open, owner: 'engine/1/test', sessionTimeout: 24 },
    now: () => host.now(),
    random: () => 0.5,
  });
  return {
    ...{ host, server, loaded },
    deliver: () => deliverer.pass(new AbortController().signal),
    outbox: () => host.store.outbox({ plugin: loaded.name }),
    async transport() {
      const transport = await open(loaded);
      onTestFinished(() => transport.close());
      return transport;
    },
  };
}
