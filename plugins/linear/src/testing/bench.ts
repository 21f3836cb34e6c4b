/** Everything that delivers to Linear, real but for Linear itself: a store, the deliverer, the transport, HTTP, and a clock that a test moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedPlugin, operationsOf } from '@msp/core';
import { Deliverer, masker, openTransport } from '@msp/delivery';
import type { Link, MspEvent, Operation, Plugin, RecordedEvent, SessionHead } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import { createSamples, startFaultServer } from '@msp/testing';
import { onTestFinished } from 'vitest';
import { settings as schema } from '../settings.js';
import { ISSUE, TEAM } from './context.js';
import { service as makeService } from './service.js';

/** Made up: at the beginning of 2027, before the hour of the stand-in's budgets. */
const BEGINNING = Date.parse('2027-01-01T00:00:00.000Z');

/** @param wanted settings as a person writes them */
export async function openBench(plugin: Plugin, wanted: Readonly<Record<string, unknown>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'msp-linear-'));
  const store = await openSqliteStore({ path: join(folder, 'msp.db') });
  const service = makeService();
  const server = await startFaultServer(service);
  onTestFinished(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const apiUrl = `${server.url}/graphql`;
  const settings = schema.parse({ teamId: TEAM, issue: ISSUE, apiUrl, ...wanted });
  // Nobody waits for the rate that spreads requests over a minute: the clock would have to be moved for each.
  const unhurried = { ...plugin, manifest: { ...plugin.manifest, limits: { concurrency: 1 } } };
  const configured = { name: 'linear', plugin: unhurried, settings };
  const loaded: LoadedPlugin = {
    ...{ ...configured, state: 'loaded', mode: 'integrated', version: '1.0.0' },
    entry: { name: 'linear', use: 'linear', enabled: true, mode: 'integrated', settings: {} },
    location: { file: '/dev/null', packageFile: null, from: 'path' },
  };
  let time = BEGINNING;
  let links: readonly Link[] = [];
  const now = () => new Date(time);
  const secrets = { apiKey: 'lin_api_abcdefghijklmnop' };
  const deliverer = (owner: string) =>
    new Deliverer({
      ...{ store, plugins: [loaded], owner, now, random: () => 0.5, sessionTimeout: 24 },
      async open() {
        const log = { debug: () => {}, warn: () => {} };
        const mask = masker(Object.values(secrets));
        return openTransport({ name: 'linear', plugin: unhurried, settings, secrets, log, mask });
      },
      onSettled(_, settlement) {
        if (settlement.status === 'sent') links = [...links, ...settlement.links];
      },
    });
  const usual = deliverer('here/1/a');

  return {
    ...{ store, service, server, now },
    links: () => links,
    /** Moves the clock. */
    later(milliseconds: number) {
      time += milliseconds;
    },
    /** One pass of a deliverer. */
    pass: (owner?: string) =>
      (owner === undefined ? usual : deliverer(owner)).pass(new AbortController().signal),
    enqueue: (operations: readonly Operation[]) =>
      store.transaction((transaction) =>
        transaction.enqueue(
          operations.map((operation) => ({
            ...{ plugin: 'linear', version: '1.0.0', sequence: 0, sessionId: null, operation },
          })),
          now().toISOString(),
        ),
      ),
    /** What the hooks make of an event. */
    planned(event: MspEvent, head: Partial<SessionHead> = {}): Operation[] {
      const session = createSamples().head({ id: event.sessionId, branch: null, ...head });
      const records = () => ({
        ...session,
        updates: [],
        decisions: [],
        entities: [],
        blockers: [],
        notes: [],
      });
      const recorded = { ...event, sequence: 1 } as RecordedEvent;
      return operationsOf(configured, recorded, { session, records, refers: null, number: null });
    },
    /** How it stands: the status and the problem of each operation, by its key. */
    async outcome() {
      const entries = await store.outbox({ plugin: 'linear' });
      return Object.fromEntries(
        entries.map(({ operation: { key }, status, problem }) => [
          key,
          problem === null ? status : `${status}: ${problem}`,
        ]),
      );
    },
    connection: async () => (await store.connections()).find(({ plugin: name }) => name === 'linear'),
  };
}
