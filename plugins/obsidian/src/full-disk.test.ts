import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operationOf } from './hooks/operation.js';
import { Rehearsal } from './testing/rehearsal.js';

const PATH = 'MSP/Note.md';
const operation = (id: string, text = 'words') =>
  operationOf(id, 'writes', {
    path: PATH,
    create: '',
    properties: [],
    blocks: [{ id, heading: 'Updates', form: 'item', text }],
  });

const run = (command: string, ...words: string[]) => spawnSync(command, words, { encoding: 'utf8' });

/** Whether this account may mount a file system of its own. */
const canMount = (() => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'msp-mount-'));
  const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder).status === 0;
  if (mounted) run('umount', folder);
  fs.rmdirSync(folder);
  return mounted;
})();
if (!canMount)
  process.stderr.write(
    'Skipped: a vault on a full or read-only disk (this account may not mount a tmpfs).\n',
  );

describe.skipIf(!canMount)('on a disk of its own', () => {
  let disk: string;
  beforeEach(() => {
    disk = fs.mkdtempSync(join(tmpdir(), 'msp-disk-'));
    expect(run('mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk).status).toBe(0);
  });
  afterEach(() => {
    run('umount', '-l', disk);
    fs.rmdirSync(disk);
  });

  it.each([
    [
      'full',
      'ENOSPC',
      () =>
        fs.writeFileSync(
          join(disk, 'ballast'),
          Buffer.alloc(fs.statfsSync(disk).bavail * fs.statfsSync(disk).bsize),
        ),
      () => fs.rmSync(join(disk, 'ballast')),
    ],
    [
      'read-only',
      'EROFS',
      () => run('mount', '-o', 'remount,ro', disk),
      () => run('mount', '-o', 'remount,rw', disk),
    ],
  ])('that is %s: said, the note stays, and later it is written', async (_, code, spoil, mend) => {
    const rehearsal = new Rehearsal(disk);
    await rehearsal.deliver([operation('upd-1')]);
    const before = fs.readFileSync(join(disk, PATH));
    spoil();
    const large = operation('upd-2', 'x'.repeat(50_000));
    expect(await rehearsal.deliver([large])).toEqual([
      { outcome: 'retry', reason: expect.stringContaining(code), landed: 'no' },
    ]);
    expect(fs.readFileSync(join(disk, PATH))).toEqual(before);
    mend();
    expect(await rehearsal.deliver([large])).toEqual([{ outcome: 'done' }]);
    expect(fs.readdirSync(join(disk, 'MSP'))).toEqual(['Note.md']);
  });
});
