/**
 * `npm run bench`: how fast it is, as ratios within one run. `--events N` sets the length of the long history
 * (default 1,000,000; it is built once and kept in the temporary folder), `--rounds N` the rounds (default 25), `--only <group>`
 * (recording, beside, delivery, obsidian, neo4j, way, connectors) measures a part.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { appendEvents, recall } from '@msp/core';
import { openSqliteStore } from '@msp/store-sqlite';
import { measureWay, wayRows } from '../way/measure.ts';
import { planningAndDelivery, recordingBeside } from './connected.ts';
import { CONFIGURED, connectors, loadingConnectors } from './connectors.ts';
import { graph, vault } from './first-party.ts';
import { benchHost } from './host.ts';
import { interleaved, judged, percentile, table } from './measure.ts';
import { fill, generator, question, sentence } from './sample.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '25' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const long = Number(values.events);
const rounds = Math.max(20, Number(values.rounds));
const program = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'bin', 'msp.js');
const work = mkdtempSync(join(tmpdir(), 'msp-bench-'));
const environment = {
  PATH: process.env.PATH ?? '',
  HOME: work,
  XDG_CACHE_HOME: join(work, 'cache'),
  TMPDIR: tmpdir(),
};

function node(args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env: environment });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
}
const msp = (cwd: string, ...args: string[]) => node([program, ...args], cwd);

/** Histories of earlier days: their sessions are no longer recent, and they are large. */
function removeOlder(today: string): void {
  for (const name of readdirSync(tmpdir())) {
    if (/^msp-bench-\d+-/.test(name) && !name.endsWith(today))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** A project folder whose store has so many events, and an active session. */
async function project(count: number): Promise<string> {
  const keep = count >= 100_000;
  const today = new Date().toISOString().slice(0, 10);
  if (keep) removeOlder(today);
  const folder = keep ? join(tmpdir(), `msp-bench-${count}-${today}`) : join(work, `history-${count}`);
  const file = join(folder, '.msp', 'msp.db');
  const done = join(folder, 'done');
  if (!existsSync(done)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, '.msp'), { recursive: true });
    const store = await openSqliteStore({ path: file });
    await fill(store, count, 'bench');
    await store.close();
    writeFileSync(done, '');
  }
  spawnSync(process.execPath, [program, 'end'], { cwd: folder, env: environment });
  msp(folder, 'start', '--project', 'bench', '--force');
  return folder;
}

/** What it costs a stranger to install the command, to add a plugin, and to make one. */
async function way(): Promise<void> {
  const figures = await measureWay();
  if ('missing' in figures) process.stdout.write(`\nThe way of a stranger: skipped, ${figures.missing}\n`);
  else
    table(
      'The way of a stranger, against a registry on this machine (medians)',
      ['what', 'figure'],
      wayRows(figures),
    );
}

async function wholeProcess(folder: string): Promise<void> {
  const times = await interleaved(
    [
      ['node -e 0', () => node(['-e', '0'], folder)],
      ['msp update "x" 10', () => msp(folder, 'update', 'x', '10')],
      ['msp status', () => msp(folder, 'status')],
    ],
    rounds,
    4,
  );
  const base = percentile(times.get('node -e 0') ?? [], 0.5);
  table(
    `Whole process, ${rounds} interleaved rounds, Node ${process.versions.node}`,
    ['command', 'median ms', 'ratio', 'bound', ''],
    [...times].map(([name, all]) => {
      const median = percentile(all, 0.5);
      const bound = name.startsWith('node') ? ['1.00', '', ''] : judged(median / base, 2);
      return [name, median.toFixed(1), ...bound];
    }),
  );
}

async function growth(short: string, grown: string): Promise<void> {
  const random = generator(3);
  const questions = Array.from({ length: rounds + 4 }, () => question(random));
  const commands: [string, (folder: string, round: number) => void][] = [
    ['msp update', (folder) => msp(folder, 'update', 'measured once more', '50')],
    ['msp status', (folder) => msp(folder, 'status')],
    [
      'msp recall (3 words)',
      (folder, round) => msp(folder, 'recall', questions[round] ?? 'token cache retry'),
    ],
    ['msp context', (folder) => msp(folder, 'context')],
  ];
  const turn = new Map<string, number>();
  const next = (key: string) => {
    const round = turn.get(key) ?? 0;
    turn.set(key, round + 1);
    return round;
  };
  const cases = commands.flatMap(([name, run]) =>
    [short, grown].map((folder) => [`${name}|${folder}`, () => run(folder, next(name + folder))] as const),
  );
  const times = await interleaved(cases, rounds);
  const rows = commands.map(([name]) => {
    const [few, many] = [short, grown].map((folder) => percentile(times.get(`${name}|${folder}`) ?? [], 0.5));
    return [name, few?.toFixed(1) ?? '', many?.toFixed(1) ?? '', ...judged((many ?? 0) / (few ?? 1), 1.5)];
  });
  table(
    `Whole process with ${long.toLocaleString('en')} events against 1,000 (median ms)`,
    ['command', '1,000', long.toLocaleString('en'), 'ratio', 'bound', ''],
    rows,
  );
}

function missed(): string {
  process.exitCode = 1;
  return 'MISSED';
}

async function recalls(folder: string): Promise<void> {
  const host = await benchHost(folder);
  const random = generator(11);
  const times: number[] = [];
  for (let index = 0; index < 220; index += 1) {
    const query = question(random);
    const start = performance.now();
    await recall(host, { query });
    if (index >= 20) times.push(performance.now() - start);
  }
  const { events, bytes } = await host.store.statistics();
  await host.store.close();
  const p95 = percentile(times, 0.95);
  table(
    `Recall of three words in process, 200 questions, ${events.toLocaleString('en')} events`,
    ['', 'p50 ms', 'p95 ms', 'bound', ''],
    [['recall', percentile(times, 0.5).toFixed(1), p95.toFixed(1), '< 50', p95 < 50 ? 'kept' : missed()]],
  );
  const size = bytes ?? statSync(join(folder, '.msp', 'msp.db')).size;
  process.stdout.write(
    `\nDatabase: ${(size / 1e6).toFixed(0)} MB, ${(size / events).toFixed(0)} bytes per event\n`,
  );
}

async function appends(): Promise<void> {
  const folder = join(work, 'appends');
  mkdirSync(join(folder, '.msp'), { recursive: true });
  const host = await benchHost(folder);
  await fill(host.store, 100, 'bench');
  const random = generator(5);
  const event = (index: number) => ({
    id: `upd-append-${index}`,
    version: 1 as const,
    type: 'update-recorded' as const,
    time: new Date(1.75e12 + index).toISOString(),
    sessionId: 'msp-bench-000000',
    project: 'bench',
    user: 'bench',
    host: 'bench',
    data: { description: sentence(random), tags: [] },
  });
  const rate = async (total: number, batch: number, offset: number) => {
    const start = performance.now();
    for (let index = 0; index < total; index += batch) {
      const events = Array.from({ length: batch }, (_, at) => event(offset + index + at));
      await host.store.transaction((transaction) => appendEvents(transaction, events));
    }
    return (total / (performance.now() - start)) * 1000;
  };
  const single = await rate(2000, 1, 0);
  const batched = await rate(50_000, 1000, 10_000);
  await host.store.close();
  table(
    'Events appended per second in process (WAL, synchronous=FULL: acknowledged is on the disk)',
    ['', 'events/s'],
    [
      ['one a transaction', single.toFixed(0)],
      ['1,000 a transaction', batched.toFixed(0)],
    ],
  );
}

/** A project with a session in it, and with these plugins in its configuration. */
function statusFolder(name: string, plugins: object): string {
  const folder = join(work, `status-${name}`);
  mkdirSync(join(folder, '.msp'), { recursive: true });
  writeFileSync(
    join(folder, '.msp', 'config.json'),
    JSON.stringify({ project: 'bench', delivery: { background: false }, plugins }),
  );
  msp(folder, 'start', '--goal', 'Measure');
  return folder;
}

/** Measures a group unless others were asked for. */
const group = async (name: string, measure: () => Promise<void>): Promise<void> => {
  if (values.only.length === 0 || values.only.includes(name)) await measure();
};

try {
  await group('recording', async () => {
    const short = await project(1000);
    await wholeProcess(short);
    const grown = await project(long);
    await growth(short, grown);
    await recalls(grown);
    await appends();
  });
  await group('beside', () => recordingBeside(rounds));
  await group('delivery', planningAndDelivery);
  await group('obsidian', vault);
  await group('neo4j', graph);
  await group('way', way);
  await group('connectors', async () => {
    await connectors();
    await loadingConnectors(rounds, {
      program,
      environment,
      without: statusFolder('without', {}),
      with: statusFolder('with', CONFIGURED),
    });
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
