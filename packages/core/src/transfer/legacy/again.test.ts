import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventOf } from '@msp/protocol';
import { beforeEach, expect, it } from 'vitest';
import { type TestHost, testHost } from '../../testing/host.js';
import { importPath } from '../import-path.js';
import { detectLayouts } from './detect.js';
import { samples } from './samples.js';

let host: TestHost;
let home: string;
let shop: string;
beforeEach(async () => {
  host = await testHost();
  const folders = samples();
  ({ home, shop } = folders);
  return folders.remove;
});

const starts = async () =>
  (await host.store.events({ types: ['session-started'] })) as EventOf<'session-started'>[];

it.each([
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
  ['big-endian UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
])('stored as %s it is the same', async (_, encode) => {
  await importPath(host, home);
  await importPath(host, shop);
  const before = await host.store.statistics();
  for (const folder of [home, shop]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      if (statSync(path).isFile())
        writeFileSync(path, encode(readFileSync(path, 'utf8').replace(/\r?\n/g, '\r\n')));
    }
  }
  expect(await importPath(host, home)).toMatchObject({ events: 0, warnings: [] });
  expect(await importPath(host, shop)).toMatchObject({ events: 0, warnings: [] });
  expect(await host.store.statistics()).toMatchObject({ events: before.events });
});

it('importing again adds nothing, also in another zone, from another place, part by part', async () => {
  const { events } = await importPath(host, shop);
  // All but the crash of the session that was still under way: that is our conclusion, made once.
  const skipped = events - 1;
  const zone = process.env.TZ;
  process.env.TZ = 'Pacific/Kiritimati';
  expect(await importPath(host, shop)).toMatchObject({ sessions: 0, events: 0, skipped });
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  cpSync(join(shop, '.msp'), join(shop, 'moved', '.msp'), { recursive: true });
  for (const part of [
    'moved',
    'moved/.msp',
    '.msp/archive',
    '.msp/archive/sessions',
    '.msp/errors/crashed-msp-2025-02-02-090000.json',
    '.msp/state/current-session.json',
  ]) {
    const { events: added } = await importPath(host, join(shop, part));
    expect([part, added]).toEqual([
      part,
      part === '.msp/archive/sessions' || part === '.msp/archive' ? added : 0,
    ]);
  }
  expect((await starts()).filter(({ sessionId }) => !sessionId.includes('leftovers'))).toHaveLength(5);
});

it('layouts are detected without reading what is in them', async () => {
  mkdirSync(join(shop, '.msp/archive/sessions'), { recursive: true });
  writeFileSync(
    join(shop, '.msp/archive/sessions/msp-2026-01-01-000000-abcd.json'),
    '{\n  "format": "msp-session",\n  "version": 1',
  );
  expect(detectLayouts(home)).toEqual([{ layout: 'msp-lite', files: 6 }]);
  expect(detectLayouts(shop)).toEqual([
    { layout: 'msp-flat', files: 3 },
    { layout: 'msp-state', files: 5 },
  ]);
  expect(detectLayouts(dirname(home))).toEqual([]);
});
