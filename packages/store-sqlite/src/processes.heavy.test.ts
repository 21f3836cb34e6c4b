import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { openSqliteStore } from './open.js';
import { salvage } from './salvage.js';

/** Lets a child process run our sources: `./x.js` is x.ts beside it, and `@msp/x` is the sources of packages/x. */
const LOADER = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      const own = /^@msp\\/([a-z-]+)$/.exec(specifier);
      if (own) return next(new URL('../../' + own[1] + '/src/index.ts', '${import.meta.url}').href, context);
      const relative = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
      return next(relative ? specifier.replace(/\\.js$/, '.ts') : specifier, context);
    },
  });
`;

/** What every child has at hand: the store at the path it is given, and a way to append one note with an id. */
const PRELUDE = `
  import { writeSync } from 'node:fs';
  import { openSqliteStore } from './open.js';
  const [path, name] = process.argv.slice(1);
  const note = (id) => ({
    event: {
      id, version: 1, type: 'note-taken', time: '2026-01-05T09:00:00.000Z', sessionId: 's-' + name,
      project: 'webshop', user: name, host: 'here', data: { text: 'a note of ' + name + ' '.repeat(300) },
    },
    words: 'note ' + name,
  });
`;

/** Starts Node.js on some lines of code. */
function run(code: string, ...given: string[]): ChildProcess {
  const loader = `data:text/javascript,${encodeURIComponent(LOADER)}`;
  const source = [
    '--no-warnings',
    '--experimental-strip-types',
    '--import',
    loader,
    '--input-type=module',
    '-e',
    `${PRELUDE}${code}`,
    ...given,
  ];
  return spawn(process.execPath, source, { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'inherit'] });
}

async function succeeded(child: ChildProcess): Promise<void> {
  expect(await once(child, 'close')).toEqual([0, null]);
}

it('loses nothing when eight processes append to one new file', { timeout: 60_000 }, async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const code = `
    for (let turn = 0; turn < 50; turn += 1) {
      // Half of them open the store for each append, as commands do; the others keep it open.
      const store = await openSqliteStore({ path });
      for (let each = 0; each < (name % 2 ? 1 : 50); each += 1) {
        await store.transaction((transaction) => transaction.append([note(name + '-' + turn + '-' + each)]));
      }
      await store.close();
      if (name % 2 === 0) break;
    }
  `;
  await Promise.all(Array.from({ length: 8 }, (_, index) => succeeded(run(code, path, String(index)))));
  const store = await openSqliteStore({ path });
  const events = await store.events({});
  expect(events).toHaveLength(400);
  expect(new Set(events.map((event) => event.id)).size).toBe(400);
  for (let index = 0; index < 8; index += 1) {
    expect(await store.events({ sessionId: `s-${index}` })).toHaveLength(50);
    expect(await store.frequency(String(index), 99)).toBe(50);
  }
  expect(await store.verify()).toEqual([]);
  await store.close();
  expect(readdirSync(join(path, '..'))).toEqual(['msp.db']);
});

it('loses nothing that was acknowledged when a process is killed', { timeout: 60_000 }, async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const code = `
    const store = await openSqliteStore({ path });
    for (let turn = 0; ; turn += 1) {
      const entries = [1, 2, 3].map((part) => note(name + '-' + turn + '-' + part));
      await store.transaction((transaction) => transaction.append(entries));
      writeSync(1, turn + '\\n');
    }
  `;
  let acknowledged = 0;
  for (let round = 1; round <= 6; round += 1) {
    const child = run(code, path, `round${round}`);
    let last = -1;
    for await (const line of createInterface({ input: child.stdout! })) {
      last = Number(line);
      if (last === round * 15) child.kill('SIGKILL');
    }
    acknowledged += last + 1;
    const saved = await salvage(path);
    const store = await openSqliteStore({ path });
    const events = await store.events({});
    const ids = new Set(events.map((event) => event.id));
    for (let turn = 0; turn <= last; turn += 1) {
      for (const part of [1, 2, 3]) expect(ids).toContain(`round${round}-${turn}-${part}`);
    }
    // One more may have been kept before anybody was told, but only as a whole.
    expect(events.length % 3).toBe(0);
    expect(events.length).toBeGreaterThanOrEqual(acknowledged * 3);
    expect(saved).toEqual({ events, lost: [] });
    expect(await store.verify()).toEqual([]);
    acknowledged = events.length / 3;
    await store.close();
  }
});

it('takes each step once when several processes come to an older file', { timeout: 60_000 }, async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const code = `
    import { Connection } from './connection.js';
    import { migrate } from './schema/migrate.js';
    const chain = [
      { version: 1, up: (connection) => connection.script('create table numbers (value integer)') },
      { version: 2, up: (connection) => connection.script('insert into numbers values (1)') },
      { version: 3, up: (connection) => connection.script('update numbers set value = value + 1') },
    ];
    const connection = new Connection(path, { readOnly: false });
    const options = { backupDirectory: path + '-kept', busyTimeout: 20000 };
    await migrate(connection, { ...options, migrations: chain.slice(0, Number(name)) });
    writeSync(1, JSON.stringify(connection.rows({ sql: 'select value from numbers', parameters: [] })));
    connection.close();
  `;
  await succeeded(run(code, path, '1'));
  const children = Array.from({ length: 6 }, () => run(code, path, '3'));
  const output = children.map((child) => child.stdout!.toArray());
  await Promise.all(children.map(succeeded));
  for (const chunks of await Promise.all(output))
    expect(Buffer.concat(chunks).toString()).toBe('[{"value":2}]');
  expect(readdirSync(`${path}-kept`)).toEqual([expect.stringMatching(/^msp-v1-/)]);
});
