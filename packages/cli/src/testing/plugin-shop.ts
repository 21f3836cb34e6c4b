/** A project that installs plugins from a server of the test. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ListedPlugin, PluginAddOutput, PluginListOutput } from '@msp/protocol';
import { type PackageServer, packageServer } from './package-server.js';
import { type Packed, type PackWish, packedPlugin } from './packed.js';
import { Workshop } from './tool.js';

/** The project. */
export class PluginShop extends Workshop {
  readonly server: PackageServer;

  constructor(server: PackageServer) {
    super();
    this.server = server;
    // Its own: the copies of registries that one test makes are none of another's.
    Object.assign(this.env, server.env, { XDG_CACHE_HOME: join(this.shop.base, 'cache') });
  }

  /** A path in the state folder. */
  state(...path: readonly string[]): string {
    return join(this.shop.project, '.msp', ...path);
  }

  /** The project's configuration; null where there is none. */
  get config(): Record<string, unknown> | null {
    const file = this.state('config.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  }

  /** The version that is installed of a package; null where none is. */
  installed(name: string): string | null {
    const file = this.state('plugins', 'node_modules', name, 'package.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
  }

  /** Adds one, allowed beforehand. */
  add(...words: string[]) {
    return this.json(PluginAddOutput, 'plugin', 'add', ...words, '--yes');
  }

  /** How it stands with all. */
  async listed(): Promise<readonly ListedPlugin[]> {
    return (await this.json(PluginListOutput, 'plugin')).document.plugins;
  }

  /** Whatever installing left beside what is installed. */
  get leftOvers(): string[] {
    const names = existsSync(this.state()) ? readdirSync(this.state()) : [];
    return names.filter((name) => name.startsWith('plugins.'));
  }
}

/** A project whose package manager asks a server that has these packages. Both are gone after the test. */
export async function pluginShop(...packages: readonly Packed[]): Promise<PluginShop> {
  return new PluginShop(await packageServer(...packages));
}

/** The same with the plugin `crm` added. */
export async function crmShop(...packages: readonly Packed[]): Promise<PluginShop> {
  const shop = await pluginShop(packedPlugin(), ...packages);
  const { code } = await shop.add('msp-plugin-crm');
  if (code !== 0) throw new Error(`the plugin was not added: ${code}`);
  return shop;
}

/** A second plugin, that reaches nothing. */
export const SECOND: PackWish = {
  name: 'msp-plugin-second',
  manifest: { id: 'second', name: 'Second', summary: 'Another', hosts: [] },
};
