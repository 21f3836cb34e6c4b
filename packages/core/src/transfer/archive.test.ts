import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from '@msp/protocol';
import { beforeEach, expect, it } from 'vitest';
import { startSession } from '../session/start.js';
import { recordUpdate } from '../session/update.js';
import { loadSession } from '../state/session.js';
import { testHost } from '../testing/host.js';
import { archivePath, writeArchive } from './archive.js';

let folder: string;
let session: Session;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'msp-archive-'));
  const host = await testHost();
  const { head } = await startSession(host, { goal: 'Tokens rotate' });
  await recordUpdate(host, { text: 'The refresh works', progress: 40 });
  session = (await loadSession(host.store, head.id))!;
  return () => rmSync(folder, { recursive: true, force: true });
});

it('writes a readable copy that is the session again', () => {
  const path = writeArchive(folder, session);
  expect(path).toBe(`archive/sessions/${session.id}.json`);
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toMatch(/^\{\n {2}"format": "msp-session",\n {2}"version": 1,\n/);
  const { format: _, version: __, ...fields } = JSON.parse(text);
  expect(Session.parse(fields)).toEqual(session);
});

it('replaces a copy that is there, and leaves one that is the same', () => {
  const file = join(folder, writeArchive(folder, session));
  utimesSync(file, 1, 1);
  writeArchive(folder, session);
  expect(statSync(file).mtimeMs).toBe(1000);
  writeArchive(folder, { ...session, summary: 'Done' });
  expect(JSON.parse(readFileSync(file, 'utf8')).summary).toBe('Done');
  expect(readdirSync(join(folder, 'archive', 'sessions'))).toEqual([`${session.id}.json`]);
});

it('names what Windows cannot store otherwise', () => {
  expect(['con', 'nul.x', 'com1', 'ends.', 'console'].map(archivePath)).toEqual([
    'archive/sessions/con_.json',
    'archive/sessions/nul.x_.json',
    'archive/sessions/com1_.json',
    'archive/sessions/ends._.json',
    'archive/sessions/console.json',
  ]);
});

it('a folder that cannot be written is named', () => {
  writeFileSync(join(folder, 'archive'), 'a file');
  expect(() => writeArchive(folder, session)).toThrow(expect.objectContaining({ code: 'MSP012' }));
});
