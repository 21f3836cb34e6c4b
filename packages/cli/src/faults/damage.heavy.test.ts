import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox } from './process.js';

const UPDATES = 30;

describe('a damaged store', () => {
  let sandbox: Sandbox;
  let file: string;
  let texts: string[];

  const updates = () =>
    sandbox
      .events()
      .filter(({ type }) => type === 'update-recorded')
      .map(({ data }) => String(data.description));

  /** Overwrites bytes of the database. */
  const overwrite = (position: number, bytes: Buffer) => {
    const handle = openSync(file, 'r+');
    writeSync(handle, bytes, 0, bytes.length, position);
    closeSync(handle);
  };

  /** Makes sure that everything stands in the database file itself. */
  const settle = () => {
    const database = new DatabaseSync(file);
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
  };

  const expectRefused = () => {
    const { code, document } = sandbox.json('update', 'into the damage');
    expect(code).toBe(5);
    expect(document.error.code).toBe('MSP005');
    expect(document.error.hint).toContain('msp repair');
  };

  beforeEach(() => {
    sandbox = new Sandbox();
    sandbox.msp('start', '--goal', 'survive');
    texts = Array.from({ length: UPDATES }, (_, number) => `finished part ${number} of the work`);
    for (const text of texts) expect(sandbox.msp('update', text).code).toBe(0);
    file = join(sandbox.project, '.msp', 'msp.db');
    settle();
  });
  afterEach(() => sandbox.remove());

  it('garbage in place of the database: refused, repaired from what is left, the damaged file kept', () => {
    copyFileSync(file, join(sandbox.home, 'copy.db'));
    writeFileSync(
      file,
      Buffer.concat([
        Buffer.from('this is no database at all\n'.repeat(200)),
        readFileSync(file).subarray(5400),
      ]),
    );
    expectRefused();
    const before = readFileSync(file);
    const { code, document } = sandbox.json('repair');
    expect(code).toBe(0);
    expect(document).toMatchObject({ outcome: 'rebuilt' });
    const quarantine = join(sandbox.project, '.msp', 'quarantine');
    const [folder] = readdirSync(quarantine);
    expect(readFileSync(join(quarantine, folder ?? '', 'msp.db')).equals(before)).toBe(true);
    expect(texts.filter((text) => updates().includes(text)).length).toBeGreaterThan(0);
    expect(sandbox.json('validate').document.problems).toEqual([]);
    expect(sandbox.msp('update', 'and on').code).toBe(0);
  });

  it('a truncated database: refused, and repair brings back what stands in the part that is left', () => {
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expectRefused();
    expect(sandbox.json('repair').code).toBe(0);
    expect(updates().length).toBeGreaterThan(0);
    expect(updates().filter((text) => !texts.includes(text))).toEqual([]);
    expect(sandbox.json('validate').document.problems).toEqual([]);
    expect(sandbox.msp('update', 'and on').code).toBe(0);
  });

  it('a header of zeros: every event comes back', () => {
    overwrite(0, Buffer.alloc(100));
    expectRefused();
    expect(sandbox.json('repair').code).toBe(0);
    expect(updates()).toEqual(texts);
    const { document } = sandbox.json('status');
    expect(document.session.goal).toBe('survive');
  });

  it.each([
    ['a few letters', 'lost'],
    ['an empty file', ''],
    ['nothing', null],
  ])('%s in its place: archived sessions come back', (_, left) => {
    sandbox.msp('end', '--summary', 'all done');
    settle();
    rmSync(`${file}-wal`, { force: true });
    rmSync(`${file}-shm`, { force: true });
    if (left === null) rmSync(file);
    else writeFileSync(file, left);
    writeFileSync(
      join(sandbox.project, '.msp', 'archive', 'sessions', 'broken.json'),
      '{ "format": "msp-sess',
    );
    expectRefused();
    expect(sandbox.msp('status').code).toBe(5);
    expect(sandbox.msp('start').code).toBe(5);
    expect(sandbox.json('repair').code).toBe(0);
    expect(updates()).toEqual(texts);
    const { document } = sandbox.json('sessions');
    expect(document.sessions[0]).toMatchObject({ status: 'completed', summary: 'all done', goal: 'survive' });
  });

  it('what is derived differs from the log: found, and derived anew', () => {
    const database = new DatabaseSync(file);
    database.exec(`update sessions set body = replace(body, '"survive"', '"something else"')`);
    database.close();
    expect(sandbox.json('validate').code).toBe(5);
    expect(sandbox.json('repair').code).toBe(0);
    expect(sandbox.json('status').document.session.goal).toBe('survive');
    expect(updates()).toEqual(texts);
  });

  it('a store of a newer version: left alone, byte for byte', () => {
    const database = new DatabaseSync(file);
    database.exec('pragma user_version = 9999');
    database.close();
    const before = readFileSync(file);
    for (const command of [['status'], ['update', 'x'], ['repair']]) {
      const { code, document } = sandbox.json(...command);
      expect(code).toBe(3);
      expect(document.error.code).toBe('MSP011');
    }
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(sandbox.project, '.msp', 'quarantine'))).toBe(false);
  });

  it('nothing is wrong: repair says so and changes nothing', () => {
    const before = sandbox.events();
    const { code, document } = sandbox.json('repair');
    expect(code).toBe(0);
    expect(document).toMatchObject({ outcome: 'sound' });
    expect(sandbox.events()).toEqual(before);
    expect(existsSync(join(sandbox.project, '.msp', 'quarantine'))).toBe(false);
  });
});
