/** How fast it is with connected tools: recording beside them, planning, and delivery to a real server. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedPlugin, planPlugin } from '@msp/core';
import { Deliverer, lockFile, openTransport } from '@msp/delivery';
import { definePlugin, type Plugin, type Schema, type Store } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import { interleaved, judged, percentile, table } from './measure.ts';
import { fill } from './sample.ts';

const program = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'bin', 'msp.js');

/** A server in a process of its own, so that it does not take time from who is measured. */
const SERVER = `
const { createServer } = require('node:http');
const delay = Number(process.argv[1]);
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), delay));
});
if (delay === 0) server.removeAllListeners('request').on('request', (request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

async function server(delay: number): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['-e', SERVER, String(delay)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((done) =>
    child.stdout?.once('data', (data) => done(String(data).trim())),
  );
  return { url: `http://127.0.0.1:${port}`, child };
}

const anything: Schema<{ url: string }> = {
  safeParse: (data) => ({ success: true, data: data as { url: string } }),
};

/** One operation for each update; sends HTTP with the host's own transport. */
const posting: Plugin = definePlugin({
  contract: 1,
  manifest: { id: 'posting', name: 'Posting', summary: 'Measures', hosts: [], addresses: ['url'] },
  settings: anything,
  hooks: {
    'update-recorded': (event, { settings }) => [
      {
        ...{ key: event.id, lane: event.id, summary: event.data.description, delivery: 'idempotent' },
        query: {
          language: 'http',
          request: {
            method: 'PUT',
            url: `${settings.url}/${event.id}`,
            body: { text: event.data.description },
          },
        },
      },
    ],
  },
});

const loaded = (url: string): LoadedPlugin => ({
  ...{
    state: 'loaded',
    name: 'posting',
    mode: 'integrated',
    settings: { url },
    version: null,
    plugin: posting,
  },
  entry: { name: 'posting', use: 'posting', enabled: true, mode: 'integrated', settings: {} },
  location: { file: '', packageFile: null, from: 'host' },
});

/** `msp update` with five plugins enabled, while somebody delivers and while nobody does, against none. */
export async function recordingBeside(rounds: number): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'msp-bench-plugins-'));
  const environment = { PATH: process.env.PATH ?? '', HOME: work, XDG_CACHE_HOME: join(work, 'cache') };
  const { url, child } = await server(0);
  const msp = (cwd: string, args: string[], env = {}) => {
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd,
      env: { ...environment, ...env },
    });
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  };
  const project = (name: string, plugins: number, delivery: object) => {
    const folder = join(work, name);
    mkdirSync(join(folder, '.msp'), { recursive: true });
    const entries = Array.from({ length: plugins }, (_, at) => [`tool-${at}`, { use: './tool.mjs', url }]);
    writeFileSync(
      join(folder, 'tool.mjs'),
      `export default ${JSON.stringify({ contract: 1, manifest: posting.manifest })};`,
    );
    writeFileSync(
      join(folder, '.msp', 'config.json'),
      JSON.stringify({ plugins: Object.fromEntries(entries), delivery }),
    );
    for (const [name] of entries) msp(folder, ['plugin', 'trust', String(name)]);
    msp(folder, ['start'], { MSP_DELIVERY_BACKGROUND: 'false' });
    return folder;
  };
  try {
    const none = project('none', 0, {});
    const alive = project('alive', 5, { idle: 3600 });
    const spawned = project('spawned', 5, { idle: 0 });
    msp(alive, ['update', 'somebody delivers from now on']);
    const times = await interleaved(
      [
        ['no plugin', () => msp(none, ['update', 'x', '10'])],
        ['five plugins, somebody delivers', () => msp(alive, ['update', 'x', '10'])],
        [
          'five plugins, a deliverer is started',
          () => {
            rmSync(lockFile(join(spawned, '.msp')), { force: true });
            msp(spawned, ['update', 'x', '10']);
          },
        ],
      ],
      rounds,
      4,
    );
    const medians = [...times].map(([name, all]) => [name, percentile(all, 0.5)] as const);
    const base = medians[0]?.[1] ?? 1;
    const bounds = [1, 1.1, 1.4];
    table(
      `msp update beside connected tools, ${rounds} interleaved rounds`,
      ['', 'median ms', 'ratio', 'bound', ''],
      medians.map(([name, median], at) => [
        name,
        median.toFixed(1),
        ...(at === 0 ? ['1.00', '', ''] : judged(median / base, bounds[at] ?? 1)),
      ]),
    );
  } finally {
    spawnSync('pkill', ['-f', `${program} deliver --background`]);
    child.kill();
    rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** A store with so many events, planned by the sample plugin from the beginning. */
async function planned(folder: string, events: number, url: string): Promise<{ store: Store; rate: number }> {
  mkdirSync(folder, { recursive: true });
  const store = await openSqliteStore({ path: join(folder, 'msp.db') });
  await fill(store, events, 'bench');
  await store.transaction((transaction) =>
    transaction.putCursor({ plugin: 'posting', sequence: 0, replayUntil: 0, setup: null }),
  );
  const start = performance.now();
  await planPlugin(store, loaded(url), { now: () => new Date(), sessionTimeout: 24 });
  return { store, rate: (events / (performance.now() - start)) * 1000 };
}

/** Entries a second that a deliverer sends, of a queue of any length. */
async function delivered(store: Store, url: string, count: number): Promise<number> {
  const stop = new AbortController();
  let sent = 0;
  let ended = 0;
  const start = performance.now();
  const deliverer = new Deliverer({
    ...{
      store,
      plugins: [loaded(url)],
      owner: 'bench/1/a',
      now: () => new Date(),
      random: Math.random,
      sessionTimeout: 24,
    },
    open: (which) =>
      openTransport({
        ...{
          name: which.name,
          plugin: which.plugin,
          settings: which.settings,
          secrets: {},
          mask: (text) => text,
        },
        log: { debug() {}, warn() {} },
      }),
    onSettled: () => {
      sent += 1;
      if (sent === count) {
        ended = performance.now();
        stop.abort();
      }
    },
  });
  await deliverer.pass(stop.signal);
  return (Math.min(sent, count) / ((ended || performance.now()) - start)) * 1000;
}

/** Planning, and delivery from short and long queues to a quick and a slow server. */
export async function planningAndDelivery(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'msp-bench-delivery-'));
  const [quick, slow] = await Promise.all([server(0), server(50)]);
  try {
    const rows: string[][] = [];
    const rates = new Map<string, number>();
    let planning = 0;
    for (const queue of [100, 100_000]) {
      for (const [name, { url }, ideal] of [
        ['0 ms', quick, null],
        ['50 ms', slow, 80],
      ] as const) {
        // About eighty of a hundred events are updates.
        const { store, rate } = await planned(join(work, `${queue}-${name}`), Math.ceil(queue * 1.35), url);
        if (queue > 1000) planning = rate;
        const perSecond = await delivered(store, url, queue === 100 ? 90 : ideal === null ? 5_000 : 800);
        rates.set(`${queue} ${name}`, perSecond);
        const queued = (await store.outboxCounts({ statuses: ['queued', 'sent'] })).reduce(
          (sum, each) => sum + each.count,
          0,
        );
        rows.push([
          `server of ${name}, ${queued.toLocaleString('en')} queued`,
          perSecond.toFixed(0),
          ideal === null ? '' : `${((perSecond / ideal) * 100).toFixed(0)}%`,
        ]);
        await store.close();
      }
    }
    table(
      'Delivery with a concurrency of 4, each settled on the disk',
      ['', 'entries/s', 'of the ideal'],
      rows,
    );
    table(
      'Cost of an entry with a long queue against a short one',
      ['server', 'ratio', 'bound', ''],
      ['0 ms', '50 ms'].map((name) => [
        name,
        ...judged((rates.get(`100 ${name}`) ?? 0) / (rates.get(`100000 ${name}`) ?? 1), 1.5),
      ]),
    );
    process.stdout.write(`\nPlanning: ${planning.toFixed(0)} events per second\n`);
  } finally {
    quick.child.kill();
    slow.child.kill();
    rmSync(work, { recursive: true, force: true });
  }
}
