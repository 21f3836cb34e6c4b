/** How fast the plugins of this repository are, from the log to a real Neo4j and a real vault. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedPlugin } from '@msp/core';
import { Deliverer, openTransport } from '@msp/delivery';
import neo4j from '@msp/plugin-neo4j';
import obsidian from '@msp/plugin-obsidian';
import type { Plugin, Store } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import { startNeo4j } from '../neo4j/start.ts';
import { judged, table } from './measure.ts';
import { fill } from './sample.ts';

const PASSWORD = 'measured-only';

function loaded(name: string, plugin: Plugin, given: object): LoadedPlugin {
  const result = plugin.settings?.safeParse(given);
  if (!result?.success) throw new Error(`${name} does not take its settings`);
  return {
    ...{ state: 'loaded', name, mode: 'integrated', settings: result.data, version: null, plugin },
    entry: { name, use: name, enabled: true, mode: 'integrated', settings: {} },
    location: { file: '', packageFile: null, from: 'host' },
  };
}

/** Plans and sends everything from the beginning of the log; seconds. */
async function mirrored(store: Store, which: LoadedPlugin): Promise<number> {
  await store.transaction((transaction) =>
    transaction.putCursor({ plugin: which.name, sequence: 0, replayUntil: 0, setup: null }),
  );
  const deliverer = new Deliverer({
    ...{
      store,
      plugins: [which],
      owner: 'bench/1/a',
      now: () => new Date(),
      random: Math.random,
      sessionTimeout: 24,
    },
    open: () =>
      openTransport({
        ...{
          name: which.name,
          plugin: which.plugin,
          settings: which.settings,
          secrets: { password: PASSWORD },
        },
        ...{ mask: (text: string) => text, log: { debug() {}, warn() {} } },
      }),
  });
  const start = performance.now();
  const { sent } = await deliverer.pass(new AbortController().signal);
  const counts = await store.outboxCounts({ statuses: ['queued', 'parked'] });
  if (counts.some(({ plugin }) => plugin === which.name))
    throw new Error(
      `${which.name}: not everything was sent (${sent}): ${JSON.stringify([counts, await store.connections()])}`,
    );
  return (performance.now() - start) / 1000;
}

async function history(folder: string, sessions: number): Promise<Store> {
  mkdirSync(folder, { recursive: true });
  const store = await openSqliteStore({ path: join(folder, 'msp.db') });
  await fill(store, sessions * 10, 'bench', { length: 10, projects: 10 });
  return store;
}

/** A backfill of 10,000 sessions with 100,000 events, in batches, against one statement an event. */
export async function graph(): Promise<void> {
  const server = await startNeo4j({ password: PASSWORD });
  if ('missing' in server) {
    process.stdout.write(`\nNeo4j was not measured: ${server.missing}\n`);
    return;
  }
  const work = mkdtempSync(join(tmpdir(), 'msp-bench-graph-'));
  try {
    const few = await history(join(work, 'few'), 200);
    const { combine: _, ...single } = neo4j;
    const one = 2000 / (await mirrored(few, loaded('one', single, { uri: server.uri })));
    await few.close();
    const many = await history(join(work, 'many'), 10_000);
    const seconds = await mirrored(many, loaded('batched', neo4j, { uri: server.uri }));
    await many.close();
    table(
      'Neo4j 5.26: a backfill of 10,000 sessions with 100,000 events, planned and sent',
      ['', 'events/s', 'seconds'],
      [
        ['one statement an event (2,000 events)', one.toFixed(0), ''],
        ['batched', (100_000 / seconds).toFixed(0), seconds.toFixed(0)],
      ],
    );
    process.stdout.write(`ratio ${(100_000 / seconds / one).toFixed(1)}\n`);
  } finally {
    await server.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

/** 5,000 sessions into a vault, and the same again. */
export async function vault(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'msp-bench-vault-'));
  const folder = join(work, 'Notes');
  mkdirSync(folder);
  try {
    const store = await history(work, 5_000);
    const first = await mirrored(store, loaded('first', obsidian, { vault: folder }));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    const times = () => files.map((each) => statSync(join(each.parentPath, each.name)).mtimeMs);
    const before = times();
    const second = await mirrored(store, loaded('second', obsidian, { vault: folder }));
    const written = times().filter((time, index) => time !== before[index]).length;
    await store.close();
    table(
      'Obsidian: 5,000 sessions of 10 projects, 50,000 events, into a vault, planned and written',
      ['', 'seconds', 'events/s', 'files written'],
      [
        ['the first time', first.toFixed(1), (50_000 / first).toFixed(0), String(files.length)],
        ['the same again', second.toFixed(1), (50_000 / second).toFixed(0), String(written)],
      ],
    );
    judged(written, 0);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
