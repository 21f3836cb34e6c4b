/**
 * A connector of ours with everything real but the tool and the time: a store, the core that plans, the deliverer, the transport with
 * the vendor's kit, HTTP, and a stand-in for the tool. A day passes in a moment: whoever waits moves the clock.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endSession, type Host, type LoadedPlugin, planPlugin, recordUpdate, startSession } from '@msp/core';
import { Deliverer, masker, openTransport } from '@msp/delivery';
import type { Connection, OutboxStatus } from '@msp/protocol';
import { type FaultServer, startFaultServer } from '@msp/testing';
import { benchHost } from '../bench/host.ts';
import type { Connector } from './connectors.ts';

/** What is driven. */
export interface Drive {
  readonly host: Host;
  readonly server: FaultServer;
  /** When each request came, in milliseconds of the clock that is moved. */
  readonly times: readonly number[];
  /** The clock, in milliseconds since 1970. */
  time(): number;
  later(milliseconds: number): void;
  start(): Promise<void>;
  update(text: string): Promise<void>;
  end(summary: string): Promise<void>;
  /** Plans and sends what is due now. */
  pass(): Promise<void>;
  /** The same until nothing is queued, or until `longest` milliseconds have passed; each time as soon as something is due. */
  drain(longest?: number): Promise<void>;
  count(status: OutboxStatus): Promise<number>;
  connection(): Promise<Connection | null>;
  /** The numbers of the updates `step 7;` that the tool shows, in its order. */
  steps(): number[];
  /** Every change of what a person is told of the tool. */
  readonly told: readonly (string | null)[];
  close(): Promise<void>;
}

const DAY = 86_400_000;

/** @param connector whose stand-in is made anew */
export async function drive(connector: Connector): Promise<Drive> {
  const folder = mkdtempSync(join(tmpdir(), 'msp-drive-'));
  mkdirSync(join(folder, '.msp'));
  const base = await benchHost(folder);
  let time = Date.now();
  const now = () => new Date(time);
  const host: Host = { ...base, now, identity: { ...base.identity, branch: connector.branch } };
  const times: number[] = [];
  const stand = connector.service(now);
  const server = await startFaultServer({
    answer(request) {
      times.push(time);
      return stand.answer(request);
    },
    state: () => stand.state?.() ?? null,
  });
  const { plugin } = connector;
  const taken = plugin.settings?.safeParse(connector.settings(server.url));
  if (!taken?.success) throw new Error(`${connector.id}: ${taken?.error.issues[0]?.message}`);
  const { id: name } = connector;
  const loaded: LoadedPlugin = {
    ...{ state: 'loaded', name, mode: 'integrated', version: null, plugin, settings: taken.data },
    entry: { name, use: name, enabled: true, mode: 'integrated', settings: {} },
    location: { file: '', packageFile: null, from: 'host' },
  };
  const told: (string | null)[] = [null];
  const connection = async () => (await host.store.connections())[0] ?? null;
  const deliverer = new Deliverer({
    ...{
      store: host.store,
      plugins: [loaded],
      owner: 'drive/1/a',
      now,
      random: () => 0.5,
      sessionTimeout: 24,
    },
    async wait(milliseconds) {
      const until = time + milliseconds;
      // Who else is about to wait does so first: waiting side by side takes no longer than waiting alone.
      await new Promise(setImmediate);
      time = Math.max(time, until);
    },
    open: () =>
      openTransport({
        ...{ name, plugin, settings: taken.data, secrets: connector.secrets },
        ...{ mask: masker(Object.values(connector.secrets)), log: { debug() {}, warn() {} } },
      }),
  });
  await planPlugin(host.store, loaded, { now, sessionTimeout: 24 });
  const forever = new AbortController().signal;
  const driven: Drive = {
    ...{ host, server, times, told, connection },
    time: () => time,
    later(milliseconds) {
      time += milliseconds;
    },
    start: async () => void (await startSession(host, { goal: 'Tokens rotate', epic: connector.epic })),
    update: async (text) => {
      time += 1;
      await recordUpdate(host, { text });
    },
    end: async (summary) => void (await endSession(host, { summary })),
    async pass() {
      await deliverer.pass(forever);
      const known = await connection();
      const problem = known?.breaker === 'open' ? known.problem : null;
      if (problem !== told.at(-1)) told.push(problem);
    },
    async drain(longest = DAY) {
      const end = time + longest;
      for (;;) {
        await driven.pass();
        const due = await host.store.nextDue([name]);
        const pause = Date.parse((await connection())?.retryAt ?? '');
        if (due === null || time >= end) return;
        time = Math.min(end, Math.max(time + 1000, Date.parse(due), Number.isNaN(pause) ? 0 : pause));
      }
    },
    async count(status) {
      const counts = await host.store.outboxCounts({ statuses: [status] });
      return counts.reduce((sum, { count }) => sum + count, 0);
    },
    steps: () =>
      [...JSON.stringify(connector.shown(stand.state?.())).matchAll(/step (\d+);/g)].map(([, step]) =>
        Number(step),
      ),
    async close() {
      await server.close();
      await host.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return driven;
}
