/** What the connectors cost: calls of a session and of a hundred updates, a thousand updates at each service's limit, loading them. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import type { Connector } from '../connectors/connectors.ts';
import type { Drive } from '../connectors/drive.ts';
import { interleaved, judged, percentile, table } from './measure.ts';

const root = join(import.meta.dirname, '..', '..');

/** The stand-ins are written as the plugins' tests are, which Node cannot read by itself. */
async function parts() {
  const jiti = createJiti(import.meta.url);
  const { CONNECTORS, busiest } = await jiti.import<typeof import('../connectors/connectors.ts')>(
    '../connectors/connectors.ts',
  );
  const { drive } = await jiti.import<typeof import('../connectors/drive.ts')>('../connectors/drive.ts');
  return { CONNECTORS, busiest, drive };
}

/** Runs something with a connector, and gives when each call came and how long it took, by the clock that is moved. */
async function counted(
  connector: Connector,
  drive: (connector: Connector) => Promise<Drive>,
  act: (at: Drive) => Promise<void>,
  before: (at: Drive) => Promise<void> = async () => {},
): Promise<{ readonly times: readonly number[]; readonly minutes: number }> {
  const at = await drive(connector);
  try {
    await before(at);
    const [calls, time] = [at.times.length, at.time()];
    await act(at);
    await at.drain();
    const left = (await at.count('queued')) + (await at.count('parked'));
    if (left > 0) throw new Error(`${connector.id}: ${left} operations were not taken`);
    return { times: at.times.slice(calls), minutes: (at.time() - time) / 60_000 };
  } finally {
    await at.close();
  }
}

const updates = async (at: Drive, count: number, each: (at: Drive) => Promise<void> = async () => {}) => {
  for (let index = 0; index < count; index += 1) {
    await at.update(`Wrote part ${index} of the rotation, and ran its tests; step ${index};`);
    await each(at);
  }
};

/** A session of ten updates. */
async function session(at: Drive, each?: (at: Drive) => Promise<void>): Promise<void> {
  await at.start();
  await each?.(at);
  await updates(at, 10, each);
  await at.end('Tokens rotate');
}

const begun = async (at: Drive) => {
  await at.start();
  await at.drain();
};

export async function connectors(): Promise<void> {
  const { CONNECTORS, busiest, drive } = await parts();
  const rows: string[][] = [];
  const limits: string[][] = [];
  for (const connector of CONNECTORS) {
    const live = await counted(connector, drive, (at) => session(at, (each) => each.drain()));
    const late = await counted(connector, drive, (at) => session(at));
    const hundred = await counted(connector, drive, (at) => updates(at, 100), begun);
    const { session: one, hundred: many, because } = connector.least;
    const ratio = (calls: number, least: number) => `${calls} / ${least} = ${(calls / least).toFixed(2)}`;
    rows.push([
      connector.id,
      String(live.times.length),
      ratio(late.times.length, one),
      ratio(hundred.times.length, many),
      because,
    ]);
    const thousand = await counted(connector, drive, (at) => updates(at, 1000), begun);
    for (const { requests, minutes, says } of connector.published) {
      const most = busiest(thousand.times, minutes);
      limits.push([
        connector.id,
        String(thousand.times.length),
        thousand.minutes.toFixed(1),
        `${most} of ${requests}`,
        `${Math.round((100 * most) / requests)}%`,
        says,
      ]);
    }
  }
  table(
    'Calls: a session of ten updates as it happens, the same after it was queued, and a hundred queued updates; against the least that each API allows',
    ['connector', 'live', 'queued session', '100 updates', 'the least is'],
    rows,
  );
  table(
    'A thousand queued updates, by a clock that moves while one waits, and the calls in the busiest time of each limit',
    ['connector', 'calls', 'minutes', 'busiest', 'share', 'limit'],
    limits,
  );
}

/** All four, as they stand in a configuration. */
export const CONFIGURED = {
  linear: { teamId: '11111111-1111-4111-8111-111111111111' },
  slack: { channel: 'C0123456789' },
  jira: { url: 'https://acme.atlassian.net', email: 'ada@example.com' },
  github: { repositories: ['acme/shop'] },
};

/** Two projects for `msp status`, each with a session, one of them with all connectors configured. */
export interface Folders {
  readonly program: string;
  readonly without: string;
  readonly with: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What it costs to load each connector and its vendor's kit, in a process of its own; `msp status` loads neither. */
export async function loadingConnectors(rounds: number, folders: Folders): Promise<void> {
  const at = createRequire(join(root, 'package.json'));
  const node = (source: string) => () => {
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
      cwd: root,
    });
    if (status !== 0) throw new Error(String(stderr));
  };
  const ids = ['linear', 'slack', 'jira', 'github'];
  const door = (id: string) =>
    `const { default: plugin } = await import(${JSON.stringify(at.resolve(`@msp/plugin-${id}`))}); await plugin.connect?.()`;
  const status = (folder: string) => () => {
    const { status: code } = spawnSync(process.execPath, [folders.program, 'status'], {
      cwd: folder,
      env: folders.environment,
    });
    if (code !== 0) throw new Error(`msp status ended with ${code}`);
  };
  const times = await interleaved(
    [
      ['an empty module', node('0')],
      ...ids.map((id) => [`@msp/plugin-${id}`, node(`await import('@msp/plugin-${id}')`)] as const),
      ...ids.map((id) => [`${id}: and its kit`, node(door(id))] as const),
      ['msp status, no plugin', status(folders.without)],
      ['msp status, four connectors', status(folders.with)],
    ],
    rounds,
  );
  const median = (name: string) => percentile(times.get(name) ?? [], 0.5);
  const base = median('an empty module');
  table(
    'Loading, in a process of its own (median ms)',
    ['what', 'ms', 'beyond an empty module'],
    [...times.keys()].map((name) => [name, median(name).toFixed(1), (median(name) - base).toFixed(1)]),
  );
  const ratio = median('msp status, four connectors') / median('msp status, no plugin');
  table('msp status with four connectors against none', ['ratio', 'bound', ''], [judged(ratio, 1.1)]);
}
