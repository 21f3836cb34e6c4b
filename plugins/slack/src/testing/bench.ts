/** The plugin as the host uses it: a real store, the real deliverer, Slack's own kit and a real server, with a clock that the test moves. */
import type { LoadedPlugin } from '@msp/core';
import { Deliverer, masker, openTransport } from '@msp/delivery';
import type { EventType, Operation, OutboxStatus, Plugin } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import { createSamples, type Given, startFaultServer, temporaryFolder } from '@msp/testing';
import { onTestFinished } from 'vitest';
import type { Settings } from '../settings.js';
import { contextOf, SETTINGS } from './context.js';
import { service } from './service.js';
import { type FakeSlack, fakeSlack } from './store.js';

/** Everything that a test of delivery needs. */
export async function bench(plugin: Plugin, given: Partial<Settings> = {}) {
  const slack: FakeSlack = fakeSlack();
  const started: number[] = [];
  let shift = 0;
  const now = () => new Date(Date.UTC(2026, 10, 21, 9) + shift);
  const stand = service(slack);
  const server = await startFaultServer({
    ...stand,
    answer(request) {
      if (request.path.includes('chat.')) started.push(now().getTime());
      return stand.answer(request);
    },
  });
  const store = await openSqliteStore({ path: `${temporaryFolder()}/msp.db` });
  const settings: Settings = { ...SETTINGS, apiUrl: `${server.url}/api/`, ...given };
  const secrets = { botToken: 'xoxb-1-made-up', webhookUrl: `${server.url}/services/T0/B0/made-up` };
  const transport = await openTransport({
    ...{ name: 'slack', plugin, settings, secrets, mask: masker(Object.values(secrets)) },
    log: { debug() {}, warn() {} },
  });
  onTestFinished(async () => {
    await transport.close();
    await server.close();
    await store.close();
  });
  const loaded: LoadedPlugin = {
    ...{ state: 'loaded', name: 'slack', mode: 'integrated', version: '1.0.0', plugin, settings },
    entry: { name: 'slack', use: 'slack', enabled: true, mode: 'integrated', settings: {} },
    location: { file: '', packageFile: null, from: 'path' },
  };
  const deliverer = new Deliverer({
    ...{ store, plugins: [loaded], owner: 'here/1/a', now, random: () => 0.5, sessionTimeout: 24 },
    wait: async (milliseconds) => {
      shift += milliseconds;
    },
    open: async () => ({
      send: (query, links) => transport.send(query, links),
      mask: transport.mask,
      close: async () => {},
    }),
  });
  const samples = createSamples();
  const operationsOf = <Type extends EventType>(type: Type, wishes: Given<Type>): readonly Operation[] => {
    const event = { ...samples.event(type, { sessionId: 'msp-1', ...wishes }), sequence: 1 };
    const hook = plugin.hooks?.[type] as ((...given: unknown[]) => readonly Operation[]) | undefined;
    return hook?.(event, contextOf(settings)) ?? [];
  };
  return {
    ...{ slack, server, store, transport, started },
    /** Puts what follows from an event into the outbox. */
    async happen<Type extends EventType>(type: Type, wishes: Given<Type> = {}) {
      const planned = operationsOf(type, wishes).map((operation) => ({
        ...{ plugin: 'slack', version: '1.0.0', sequence: 0, sessionId: null, operation },
      }));
      await store.transaction((transaction) => transaction.enqueue(planned, now().toISOString()));
    },
    pass: () => deliverer.pass(new AbortController().signal),
    /** Moves the clock by so many seconds. */
    later(seconds: number) {
      shift += seconds * 1000;
    },
    entries: (status: OutboxStatus) => store.outbox({ plugin: 'slack', statuses: [status] }),
    connection: async () => (await store.connections())[0] ?? null,
    now,
  };
}
