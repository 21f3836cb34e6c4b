import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EventOf } from '@msp/protocol';
import { beforeEach, expect, it } from 'vitest';
import { endSession } from '../../session/end.js';
import { startSession } from '../../session/start.js';
import { recordUpdate } from '../../session/update.js';
import { loadSession } from '../../state/session.js';
import { codeOf, type TestHost, testHost } from '../../testing/host.js';
import { importDocument, importPath } from '../import-path.js';

let host: TestHost;
let folder: string;
beforeEach(async () => {
  host = await testHost();
  folder = mkdtempSync(join(tmpdir(), 'msp-older-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

function write(path: string, value: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));
}

const id = 'msp-2025-01-16-093042';
const older = (more: object = {}) => ({
  id,
  project: 'shop',
  startTime: '2025-01-16 09:30:42',
  status: 'active',
  updates: [],
  ...more,
});
const done = (text: string) => ({ timestamp: '2025-01-16 10:00:00', description: text, progress: -1 });
const session = async (which = id) => (await loadSession(host.store, which))!;

it('a file that is broken is named, and the rest is imported', async () => {
  write('.msp/archive/a.json', '{ "id": "msp-2025-');
  write('.msp/archive/b.json', '');
  write('.msp/archive/sessions/c.json', older());
  write('.msp/errors/corrupted-session-20250116-093042.json', '}');
  write('.msp/errors/error-20250116-093042.json', '}');
  const { sessions, warnings } = await importPath(host, folder);
  expect(sessions).toBe(1);
  expect(warnings.map(({ message }) => message.split(',')[0])).toEqual([
    '.msp/archive/a.json is no JSON (was it cut off?)',
    '.msp/archive/b.json is empty',
    '.msp/errors/corrupted-session-20250116-093042.json is no JSON (was it cut off?)',
  ]);
});

it('one broken file alone is refused', async () => {
  write('a.json', '{ "id": ');
  expect(await codeOf(importPath(host, join(folder, 'a.json')))).toBe('MSP014');
});

it('files about one session become one, with all of their records and documents', async () => {
  const [first, second] = [
    older({ updates: [done('One')] }),
    older({ status: 'completed', updates: [done('One'), done('Two'), done('Two')] }),
  ];
  write('.msp/current-session.json', first);
  write(`.msp/archive/${id}.json`, second);
  write(`.msp/exports/${id}.json`, second);
  write(`.msp/backup/${id}.json`, older({ updates: [done('Zero')] }));
  expect(await importPath(host, folder)).toMatchObject({ sessions: 1 });
  expect((await session()).updates.map(({ description }) => description)).toEqual([
    'One',
    'Two',
    'Two',
    'Zero',
  ]);
  const [start] = (await host.store.events({ types: ['session-started'] })) as EventOf<'session-started'>[];
  expect(start?.data.imported?.document).toEqual({
    files: [
      { source: `.msp/archive/${id}.json`, document: second },
      { source: '.msp/current-session.json', document: first },
      { source: `.msp/backup/${id}.json`, document: older({ updates: [done('Zero')] }) },
    ],
  });
});

it('what was recorded since the last import is added', async () => {
  write('.msp/current-session.json', older({ updates: [done('One')] }));
  await importPath(host, folder);
  expect(await session()).toMatchObject({ status: 'active' });
  write(
    '.msp/current-session.json',
    older({
      updates: [done('One'), done('Two')],
      status: 'completed',
      endTime: '2025-01-16 11:00:00',
      summary: 'Both',
    }),
  );
  expect(await importPath(host, folder)).toMatchObject({ sessions: 0, events: 3, skipped: 2 });
  expect(await session()).toMatchObject({ status: 'completed', summary: 'Both', counts: { updates: 2 } });
});

it('sessions of two machines that share an id stay apart', async () => {
  write('one/.msp-lite/current-session.json', older({ context: { user: 'ada', machine: 'one' } }));
  write('two/.msp-lite/current-session.json', older({ context: { user: 'bob', machine: 'two' } }));
  await importPath(host, join(folder, 'one'));
  expect(await importPath(host, join(folder, 'two'))).toMatchObject({ sessions: 1 });
  expect(await importPath(host, join(folder, 'two'))).toMatchObject({ sessions: 0, events: 0 });
  const ids = (await host.store.sessions({})).map((head) => head.id);
  expect(ids).toEqual([expect.stringMatching(/^msp-2025-01-16-093042-[0-9a-z]{4}$/), id]);
});

it('a session under way crashed where another one is under way here', async () => {
  await startSession(host, {});
  write('.msp/current-session.json', older({ user: 'ada', updates: [done('One')] }));
  expect(await importPath(host, folder)).toMatchObject({ warnings: [] });
  expect(await session()).toMatchObject({ status: 'crashed', recoverable: true });
});

it('readable copies of ours are skipped, and named where the store does not have their session', async () => {
  await startSession(host, { goal: 'Mine' });
  await recordUpdate(host, { text: 'Done' });
  const { session: mine } = await endSession(host, {});
  const copy = { format: 'msp-session', version: 1, ...mine };
  write(`.msp/archive/sessions/${mine.id}.json`, copy);
  write('.msp/archive/sessions/older.json', older());
  expect(await importPath(host, folder)).toMatchObject({ sessions: 1, layout: 'msp-state', warnings: [] });
  const other = await testHost();
  const { sessions, warnings } = await importPath(other, folder);
  expect(sessions).toBe(1);
  expect(warnings[0]?.message).toContain(`${mine.id} is the readable copy`);
  // Asked for by name it is taken: it may be all that is left.
  expect(await importPath(other, join(folder, `.msp/archive/sessions/${mine.id}.json`))).toMatchObject({
    sessions: 1,
  });
  expect((await other.store.session(mine.id))?.status).toBe('completed');
});

it('an export among older files is named, not taken for a session', async () => {
  write('.msp/archive/a.json', older());
  write('.msp/exports/all.json', { format: 'msp-export', version: 1, events: [], count: 0 });
  const { warnings } = await importPath(host, folder);
  expect(warnings[0]?.message).toBe('.msp/exports/all.json is an export and was left out.');
});

it('odd values are mended, and stand as they were in the document', async () => {
  const odd = {
    id: '../we ird/ид',
    project: 'x'.repeat(500),
    user: 'ada@example.com',
    startTime: 'yesterday',
    status: 'Completed',
    startProgress: -1,
    endProgress: 150,
    updates: [
      'Only a text',
      7,
      {},
      { message: '', progress: 30 },
      { notes: 'In the notes', timestamp: 'never' },
      null,
    ],
    decisions: { content: 'Alone', impact: 'Critical', alternatives: 'one' },
    blockers: { value: ['Stuck'], Count: 1 },
    entities: [{ name: 'E', properties: ['a'] }],
    mood: { deep: [{ er: null }] },
  };
  write('sessions/odd.json', odd);
  expect(await importPath(host, folder)).toMatchObject({ sessions: 1, warnings: [] });
  const [head] = await host.store.sessions({});
  const { updates, decisions, blockers, entities } = await session(head!.id);
  expect(head).toMatchObject({
    id: 'we-ird-',
    status: 'completed',
    user: 'ada@example.com',
    startProgress: 0,
    endProgress: 100,
  });
  expect(head!.project).toHaveLength(200);
  expect(updates.map(({ description }) => description)).toEqual([
    'Only a text',
    '7',
    '{}',
    'Progress: 30%',
    'In the notes',
    'Progress: 100%',
  ]);
  expect(decisions).toMatchObject([{ content: 'Alone', impact: null, alternatives: ['one'] }]);
  expect(blockers).toMatchObject([{ description: 'Stuck', status: 'open' }]);
  expect(entities).toMatchObject([{ name: 'E', properties: { value: ['a'] } }]);
  const [start] = (await host.store.events({ types: ['session-started'] })) as EventOf<'session-started'>[];
  expect(start?.data.imported?.document).toEqual(odd);
});

it('a document that is piped in', async () => {
  expect(await importDocument(host, `\uFEFF${JSON.stringify(older())}`)).toMatchObject({
    sessions: 1,
    layout: 'msp-flat',
  });
  expect(await importDocument(host, JSON.stringify([older(), older({ id: 'other' })]))).toMatchObject({
    sessions: 1,
    skipped: 1,
  });
});
