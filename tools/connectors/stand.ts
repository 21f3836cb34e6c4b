/**
 * A connector with everything real but the tool and the time: a store, the deliverer, the transport with the vendor's kit, HTTP, and
 * a stand-in for the tool. A day passes in a moment: whoever waits moves the clock.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host, LoadedPlugin } from '@msp/core';
import { Deliverer, type DelivererOptions, masker, openTransport } from '@msp/delivery';
import type { Connection, Link, OutboxEntry, OutboxStatus, Plugin } from '@msp/protocol';
import { type FaultServer, type Service, startFaultServer } from '@msp/testing';
import { benchHost } from '../bench/host.ts';

/** What stands there. */
export interface StandOptions<Stood extends Service> {
  readonly plugin: Plugin;
  /** Settings as a person writes them. @param url of the stand-in */
  settings(url: string): Readonly<Record<string, unknown>>;
  secrets(url: string): Readonly<Record<string, string>>;
  service(now: () => Date): Stood;
  /** Looks at everything that comes to the stand-in: `heldAgainst`. Default: nobody does. */
  readonly held?: (service: Service) => Service;
  /** Milliseconds since 1970. */
  readonly beginning: number;
  readonly branch?: string | null;
  /** Leave out the limits of requests in a time, so that nobody waits for them. Default: they hold. */
  readonly unhurried?: boolean;
}

/** What there is to look at and to do. */
export interface Stand<Stood extends Service> {
  readonly host: Host;
  readonly service: Stood;
  readonly server: FaultServer;
  readonly loaded: LoadedPlugin & { readonly settings: unknown };
  /** What the stand-in was asked, when: in milliseconds of the clock that is moved. */
  readonly calls: readonly { readonly time: number; readonly path: string }[];
  now(): Date;
  later(milliseconds: number): void;
  readonly open: DelivererOptions['open'];
  /** Plans and sends what is due now. @param owner another process than the usual one */
  pass(owner?: string): ReturnType<Deliverer['pass']>;
  outbox(status?: OutboxStatus): Promise<readonly OutboxEntry[]>;
  /** What the tool brought, in the order in which it came. */
  readonly links: readonly Link[];
  connection(): Promise<Connection | null>;
  close(): Promise<void>;
}

/** @throws where the plugin does not take the settings */
export async function openStand<Stood extends Service>(options: StandOptions<Stood>): Promise<Stand<Stood>> {
  const folder = mkdtempSync(join(tmpdir(), 'msp-stand-'));
  mkdirSync(join(folder, '.msp'));
  let time = options.beginning;
  const now = () => new Date(time);
  const service = options.service(now);
  const calls: { time: number; path: string }[] = [];
  const looked = options.held?.(service) ?? service;
  const server = await startFaultServer({
    answer(request) {
      calls.push({ time, path: request.path });
      return looked.answer(request);
    },
  });
  const base = await benchHost(folder);
  const host: Host = { ...base, now, identity: { ...base.identity, branch: options.branch ?? null } };
  const { store } = host;
  const loaded = loadedWith(options, server.url);
  const { name, plugin, settings } = loaded;
  const secrets = options.secrets(server.url);
  const links: Link[] = [];
  const open = () =>
    openTransport({
      ...{ name, plugin, settings, secrets, mask: masker(Object.values(secrets)) },
      log: { debug() {}, warn() {} },
    });
  const delivererOf = (owner: string) =>
    new Deliverer({
      ...{ store, plugins: [loaded], owner, now, random: () => 0.5, sessionTimeout: 24, open },
      async wait(milliseconds) {
        const until = time + milliseconds;
        // Who else is about to wait does so first: waiting side by side takes no longer than waiting alone.
        await new Promise(setImmediate);
        time = Math.max(time, until);
      },
      onSettled(_, settlement) {
        if (settlement.status === 'sent') links.push(...settlement.links);
      },
    });
  const usual = delivererOf('here/1/a');
  return {
    ...{ host, service, server, loaded, calls, now, open, links },
    later(milliseconds) {
      time += milliseconds;
    },
    pass: (owner) => (owner === undefined ? usual : delivererOf(owner)).pass(new AbortController().signal),
    outbox: (status) => store.outbox({ plugin: name, ...(status && { statuses: [status] }) }),
    connection: async () => (await store.connections()).find((each) => each.plugin === name) ?? null,
    async close() {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function loadedWith(options: StandOptions<Service>, url: string) {
  const { manifest } = options.plugin;
  const { perMinute: _minute, burst: _burst, ...limits } = manifest.limits ?? {};
  const plugin = options.unhurried
    ? { ...options.plugin, manifest: { ...manifest, limits } }
    : options.plugin;
  const taken = plugin.settings?.safeParse(options.settings(url));
  if (!taken?.success) throw new Error(`${manifest.id}: ${taken?.error.issues[0]?.message}`);
  const name = manifest.id;
  return {
    ...{ state: 'loaded', name, mode: 'integrated', version: '1.0.0', plugin, settings: taken.data },
    entry: { name, use: name, enabled: true, mode: 'integrated', settings: {} },
    location: { file: '', packageFile: null, from: 'path' },
  } satisfies LoadedPlugin;
}
