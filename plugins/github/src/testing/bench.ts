/** The plugin as the host uses it: a real store, the real deliverer, GitHub's own kit and a real server, with a clock that the test moves. */
import { type LoadedPlugin, operationsOf } from '@msp/core';
import { Deliverer, masker, openTransport, synchronize } from '@msp/delivery';
import plugin from '@msp/plugin-github';
import type { EventType, Operation, OutboxStatus, RecordedEvent, SessionHead } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import { createSamples, type Given, startFaultServer, temporaryFolder } from '@msp/testing';
import { onTestFinished } from 'vitest';
import { settings as schema } from '../settings.js';
import { GitHub } from './service.js';

const BEGINNING = Date.parse('2026-11-21T09:00:00.000Z');
const TOKEN = 'github_pat_made_up_for_tests';

/** @param given settings as a person writes them */
export async function bench(given: Readonly<Record<string, unknown>> = {}) {
  let time = BEGINNING;
  const now = () => new Date(time);
  const github = new GitHub(now);
  github.reset = BEGINNING + 600_000;
  const repository = github.repository('ada/webshop');
  for (let number = 1; number <= 7; number += 1) repository.open({ title: `Issue ${number}` });
  repository.push('main', ['Begin'], '2026-11-20T09:00:00Z');
  const server = await startFaultServer(github);
  const store = await openSqliteStore({ path: `${temporaryFolder()}/msp.db` });
  const settings = schema.parse({ repositories: ['ada/webshop'], apiUrl: server.url, ...given });
  const configured = { name: 'github', plugin, settings };
  const transport = await openTransport({
    ...{ ...configured, secrets: { token: TOKEN }, mask: masker([TOKEN]) },
    log: { debug() {}, warn() {} },
  });
  onTestFinished(async () => {
    await transport.close();
    await server.close();
    await store.close();
  });
  const loaded: LoadedPlugin = {
    ...{ ...configured, state: 'loaded', mode: 'integrated', version: '1.0.0' },
    entry: { name: 'github', use: 'github', enabled: true, mode: 'integrated', settings: {} },
    location: { file: '', packageFile: null, from: 'path' },
  };
  const open = async () => ({
    send: (...query: Parameters<typeof transport.send>) => transport.send(...query),
    mask: transport.mask,
    close: async () => {},
  });
  const deliverer = new Deliverer({
    ...{ store, plugins: [loaded], owner: 'here/1/a', now, random: () => 0.5, sessionTimeout: 24, open },
    wait: async (milliseconds) => {
      time += milliseconds;
    },
  });
  const samples = createSamples();
  return {
    ...{ github, repository, server, store, now },
    /** Puts what follows from an event into the outbox. */
    async happen<Type extends EventType>(
      type: Type,
      wishes: Given<Type> = {},
      about: Partial<SessionHead> & { readonly refers?: RecordedEvent; readonly number?: number } = {},
    ): Promise<RecordedEvent> {
      const { refers = null, number = null, ...head } = about;
      const made = samples.event(type, { sessionId: 'msp-1', time: now().toISOString(), ...wishes });
      const event = { ...made, sequence: 1 } as RecordedEvent;
      const session = samples.head({ id: 'msp-1', branch: null, startTime: now().toISOString(), ...head });
      const none = { updates: [], decisions: [], entities: [], blockers: [], notes: [] };
      const records = () => ({ ...session, ...none });
      const operations = operationsOf(configured, event, { session, records, refers, number });
      await store.transaction((transaction) =>
        transaction.enqueue(operations.map(planned), now().toISOString()),
      );
      return event;
    },
    enqueue: (operations: readonly Operation[]) =>
      store.transaction((transaction) => transaction.enqueue(operations.map(planned), now().toISOString())),
    pass: () => deliverer.pass(new AbortController().signal),
    /** Synchronizes, and tells what became of each feed. */
    async sync(branch: string | null = 'tokens') {
      const outcomes = await synchronize({
        ...{ store, loaded, open, project: 'webshop', branch, now, random: () => 0.5, sessionTimeout: 24 },
        // Nobody waits for the rate that spreads requests over a minute.
        ...{ used: { bucket: { tokens: 1000, time: time + 86_400_000 } }, due: false },
        signal: new AbortController().signal,
      });
      return Object.fromEntries(outcomes.map((outcome) => [outcome.feed, outcome]));
    },
    /** Moves the clock by so many seconds. */
    later(seconds: number) {
      time += seconds * 1000;
    },
    entries: (status: OutboxStatus) => store.outbox({ plugin: 'github', statuses: [status] }),
    /** The status and the problem of each operation. */
    async outcome() {
      const entries = await store.outbox({ plugin: 'github' });
      return entries.map(({ operation, status, problem }) => ({
        summary: operation.summary,
        status,
        problem,
      }));
    },
    connection: async () => (await store.connections())[0] ?? null,
    links: (...locals: string[]) => store.links('github', locals),
  };
}

const planned = (operation: Operation) => ({
  ...{ plugin: 'github', version: '1.0.0', sequence: 0, sessionId: null, operation },
});
