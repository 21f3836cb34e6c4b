import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSession } from '../../session/start.js';
import { recordUpdate } from '../../session/update.js';
import { testHost } from '../../testing/host.js';
import { exportEvents } from '../export.js';
import { importDocument, importPath } from '../import-path.js';

it('keeps secrets of an older layout out of the store, and its files as they are', async () => {
  const host = await testHost();
  const folder = join(host.stateDirectory, 'old', '.msp-lite');
  mkdirSync(join(folder, 'archive'), { recursive: true });
  const secret = `ghp_${'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'}`;
  const file = join(folder, 'archive', 'msp-lite-20250116-093042.json');
  const document = {
    id: 'msp-lite-20250116-093042',
    startTime: '2025-01-16 09:30:42',
    endTime: '2025-01-16 10:30:42',
    status: 'completed',
    progress: 10,
    updates: [{ timestamp: '2025-01-16 09:40:00', message: `pushed with ${secret}`, progress: 10 }],
    decisions: [],
    context: { user: 'ada', machine: 'engine', token: { value: `token=${secret}` } },
  };
  writeFileSync(file, JSON.stringify(document));
  const { sessions, warnings } = await importPath(host, folder);
  expect(sessions).toBe(1);
  expect(warnings.map(({ message }) => message).join()).toContain('looks like a secret');
  const events = await host.store.events({});
  expect(JSON.stringify(events)).not.toContain(secret);
  expect(events.find(({ type }) => type === 'update-recorded')?.data).toMatchObject({
    description: expect.stringContaining('pushed with ghp_'),
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document);
  expect((await importPath(host, folder)).events).toBe(0);
});

it('tells of secrets in an export, which comes in as it went out', async () => {
  const [from, to] = [await testHost(), await testHost()];
  const secret = `ghp_${'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'}`;
  await startSession(from, {});
  await recordUpdate(from, { text: `token ${secret}` }, { secrets: 'allow' });
  let text = '';
  for await (const part of exportEvents(from.store)) text += part;
  const { events, warnings } = await importDocument(to, text);
  expect(events).toBe(2);
  expect(warnings.map(({ message }) => message).join()).toMatch(
    /1 imported record\(s\) hold what looks like a secret: upd-/,
  );
  expect(JSON.stringify(warnings)).not.toContain(secret);
});
