/** A connector of ours at work: what a person does is planned from the log, and sent to a stand-in for its tool by a clock that is moved. */
import { endSession, type Host, planPlugin, recordUpdate, startSession } from '@msp/core';
import type { Connection, OutboxStatus } from '@msp/protocol';
import type { FaultServer } from '@msp/testing';
import { tellOnce } from '../../packages/cli/src/plugins/tell-once.ts';
import type { Connector } from './connectors.ts';
import { openStand } from './stand.ts';

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
  /** Everything that a person was told of the tool who used the command line after each update and each pass. */
  readonly told: readonly string[];
  close(): Promise<void>;
}

const DAY = 86_400_000;

/** @param connector whose stand-in is made anew */
export async function drive(connector: Connector): Promise<Drive> {
  const stand = await openStand({
    ...{ plugin: connector.plugin, beginning: Date.now(), branch: connector.branch },
    settings: connector.settings,
    secrets: () => connector.secrets,
    service: connector.service,
  });
  const { host, server, calls, connection, later, now, loaded } = stand;
  const time = () => now().getTime();
  const told: string[] = [];
  const command = async () => {
    const config = { ...host.config, plugins: [loaded.entry] };
    const { warnings, good } = await tellOnce({ store: host.store, config });
    told.push(...warnings.map(({ message }) => message), ...good);
  };
  await planPlugin(host.store, loaded, { now, sessionTimeout: 24 });
  const driven: Drive = {
    ...{ host, server, told, connection, time, later, close: stand.close },
    get times() {
      return calls.map((call) => call.time);
    },
    start: async () => void (await startSession(host, { goal: 'Tokens rotate', epic: connector.epic })),
    update: async (text) => {
      later(1);
      await recordUpdate(host, { text });
      await command();
    },
    end: async (summary) => void (await endSession(host, { summary })),
    async pass() {
      await stand.pass();
      await command();
    },
    async drain(longest = DAY) {
      const end = time() + longest;
      for (;;) {
        await driven.pass();
        const due = await host.store.nextDue([loaded.name]);
        const pause = Date.parse((await connection())?.retryAt ?? '');
        if (due === null || time() >= end) return;
        const next = Math.max(time() + 1000, Date.parse(due), Number.isNaN(pause) ? 0 : pause);
        later(Math.min(end, next) - time());
      }
    },
    async count(status) {
      const counts = await host.store.outboxCounts({ statuses: [status] });
      return counts.reduce((sum, { count }) => sum + count, 0);
    },
    steps: () =>
      [...JSON.stringify(connector.shown(stand.service.state?.())).matchAll(/step (\d+);/g)].map(([, step]) =>
        Number(step),
      ),
  };
  return driven;
}
