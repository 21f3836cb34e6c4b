/** The plugin with all of the host around it: the core's log and plan, the real deliverer, and a real server in place of Jira. */
import { endSession, type LoadedPlugin, planPlugin, recordUpdate, startSession } from '@msp/core';
import { Deliverer, masker, openTransport } from '@msp/delivery';
import type { OutboxEntry, Plugin } from '@msp/protocol';
import { type FaultServer, startFaultServer } from '@msp/testing';
import { onTestFinished } from 'vitest';
import { openHost } from './host.js';
import { createJira, EMAIL, type Jira, type JiraOptions, TOKEN } from './jira.js';
import { serviceFor } from './service.js';

export interface Bench {
  readonly jira: Jira;
  readonly server: FaultServer;
  /** Begins a session on the branch `ada/web-1-tokens`. */
  start(): Promise<void>;
  update(text: string): Promise<void>;
  end(progress?: number): Promise<void>;
  /** Plans and sends once. */
  pass(): Promise<void>;
  /** Moves the clock of the deliverer by so many milliseconds. */
  later(milliseconds: number): void;
  /** What is in the outbox, as `status: summary`. */
  entries(): Promise<string[]>;
  outbox(): Promise<readonly OutboxEntry[]>;
  /** What is wrong with the connection; null where nothing is. */
  problem(): Promise<string | null>;
}

/** @param given settings beside the address and the account */
export async function bench(plugin: Plugin, given: object = {}, options: JiraOptions = {}): Promise<Bench> {
  const jira = createJira(options);
  const server = await startFaultServer(serviceFor(jira));
  const host = await openHost('ada/web-1-tokens');
  onTestFinished(() => server.close());
  const settings = plugin.settings?.safeParse({
    ...{ url: server.url, kind: jira.kind, email: EMAIL, projects: ['WEB'], ...given },
  });
  if (!settings?.success) throw new Error(settings?.error.issues[0]?.message);
  const loaded = loadedWith(plugin, settings.data);
  let shift = 0;
  const now = () => new Date(Date.parse('2026-11-21T12:00:00.000Z') + shift);
  const deliverer = new Deliverer({
    ...{
      store: host.store,
      plugins: [loaded],
      owner: 'here/1/a',
      now,
      random: () => 0.5,
      sessionTimeout: 24,
    },
    open: () =>
      openTransport({
        ...{ name: 'jira', plugin, settings: settings.data, secrets: { token: TOKEN } },
        ...{ log: { debug: () => {}, warn: () => {} }, mask: masker([TOKEN]) },
      }),
  });
  await planPlugin(host.store, loaded, { now: () => host.now(), sessionTimeout: 24 });
  const outbox = () => host.store.outbox({ plugin: 'jira' });
  return {
    ...{ jira, server, outbox },
    start: async () => void (await startSession(host, { goal: 'Tokens rotate' })),
    update: async (text) => void (await recordUpdate(host, { text })),
    async end(progress) {
      if (progress !== undefined) await recordUpdate(host, { text: 'All of it works', progress });
      await endSession(host, { summary: 'They rotate' });
    },
    pass: async () => void (await deliverer.pass(new AbortController().signal)),
    later(milliseconds) {
      shift += milliseconds;
    },
    entries: async () => (await outbox()).map(({ status, operation }) => `${status}: ${operation.summary}`),
    problem: async () =>
      (await host.store.connections()).find(({ plugin: name }) => name === 'jira')?.problem ?? null,
  };
}

/** Without limits in a time, which would be waited for. */
const loadedWith = ({ manifest, ...parts }: Plugin, settings: unknown): LoadedPlugin => {
  const { perMinute: _minute, burst: _burst, ...limits } = manifest.limits ?? {};
  return {
    ...{ state: 'loaded', name: 'jira', mode: 'integrated', version: '0.0.0', settings },
    plugin: { ...parts, manifest: { ...manifest, limits } },
    entry: { name: 'jira', use: 'jira', enabled: true, mode: 'integrated', settings: {} },
    location: { file: '', packageFile: null, from: 'path' },
  };
};
