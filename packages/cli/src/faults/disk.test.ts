import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmdirSync,
  statfsSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox } from './process.js';

const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });

/** Whether this account may mount a file system of its own. */
const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'msp-mount-'));
  const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder).status === 0;
  if (mounted) run('umount', folder);
  rmdirSync(folder);
  return mounted;
})();
if (!canMount)
  process.stderr.write('Skipped: full and read-only disks (this account may not mount a tmpfs).\n');

describe.skipIf(!canMount)('on a small disk of its own', () => {
  let disk: string;
  let sandbox: Sandbox;
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'msp-disk-'));
    expect(run('mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk).status).toBe(0);
    sandbox = new Sandbox(join(disk, 'project'));
  });
  afterEach(() => {
    run('umount', '-l', disk);
    rmdirSync(disk);
    sandbox.remove();
  });

  it('a full disk is said, nothing is lost, and it goes on when there is room', () => {
    sandbox.msp('start');
    const kept: string[] = [];
    const first = sandbox.json('update', 'before the disk was full').document;
    kept.push(first.recorded[0].id);
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));

    let refused: ReturnType<typeof sandbox.json> | null = null;
    for (let attempt = 0; attempt < 50 && !refused; attempt += 1) {
      const answer = sandbox.json('update', `while the disk fills up ${'x'.repeat(20_000)}`);
      if (answer.code === 0) kept.push(answer.document.recorded[0].id);
      else refused = answer;
    }
    expect(refused?.code).toBe(3);
    expect(refused?.document.error).toMatchObject({ code: 'MSP012' });
    expect(refused?.document.error.message).toMatch(/full/i);
    expect(refused?.document.error.hint).not.toBe('');
    expect(sandbox.json('status').document.state).toBe('ACTIVE');

    unlinkSync(ballast);
    kept.push(sandbox.json('update', 'there is room again').document.recorded[0].id);
    const ids = sandbox.events().map(({ id }) => id);
    expect(kept.filter((id) => !ids.includes(id))).toEqual([]);
    expect(sandbox.json('validate').document.problems).toEqual([]);
  }, 60_000);

  it('a disk that fills up in the middle of planning loses no operation, and doubles none', () => {
    sandbox.environment.MSP_DELIVERY_BACKGROUND = 'false';
    sandbox.msp('start');
    const wide = `export default { contract: 1, manifest: { id: 'wide', name: 'Wide', summary: 'Plans much', hosts: [] },
      hooks: { 'update-recorded': (event) => [{ key: event.id, lane: 'one', summary: 'wide', delivery: 'idempotent',
        query: { language: 'wide', document: { text: 'x'.repeat(40_000) } } }] } };`;
    writeFileSync(join(sandbox.project, 'wide.mjs'), wide);
    sandbox.msp('config', 'set', 'plugins.wide.use', './wide.mjs');
    const ids = Array.from({ length: 15 }, (_, at) => {
      return sandbox.json('update', `update ${at}`).document.recorded[0].id;
    });
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc((bavail - 60) * bsize));
    const refused = sandbox.json('queries');
    expect(refused.code).toBe(3);
    expect(refused.document.error).toMatchObject({ code: 'MSP012' });
    unlinkSync(ballast);
    const { queries } = sandbox.json('queries').document;
    expect(queries.map(({ key }: { key: string }) => key)).toEqual(ids);
    expect(sandbox.json('validate').document.problems).toEqual([]);
  }, 60_000);

  it('a session ends although its readable copy cannot be written', () => {
    sandbox.msp('start');
    sandbox.msp('update', 'work');
    mkdirSync(join(sandbox.project, '.msp', 'archive'), { recursive: true });
    writeFileSync(join(sandbox.project, '.msp', 'archive', 'sessions'), 'a file where a folder should be');
    const { code, document } = sandbox.json('end');
    expect(code).toBe(0);
    expect(document.state).toBe('COMPLETE');
    expect(document.archive).toBeNull();
    expect(document.warnings[0].message).toMatch(/readable copy/);
  });

  it('a read-only disk is said, and what stands there can still be read', () => {
    sandbox.msp('start');
    sandbox.msp('update', 'written before');
    expect(run('mount', '-o', 'remount,ro', disk).status).toBe(0);
    const { code, document } = sandbox.json('update', 'cannot be kept');
    expect(code).toBe(3);
    expect(document.error.code).toBe('MSP012');
    expect(document.error.message).toMatch(/read-only|written/i);
    expect(sandbox.json('status').document.state).toBe('ACTIVE');
    expect(sandbox.json('recall', 'written').document.results).toHaveLength(1);
    expect(run('mount', '-o', 'remount,rw', disk).status).toBe(0);
    expect(sandbox.msp('update', 'goes on').code).toBe(0);
  });

  it('a read-only folder without a store is said at the start', () => {
    const empty = join(disk, 'empty');
    mkdirSync(empty);
    expect(run('mount', '-o', 'remount,ro', disk).status).toBe(0);
    const { code, document } = sandbox.json('start', '--cwd', empty);
    expect(code).toBe(3);
    expect(document.error.code).toBe('MSP012');
    expect(existsSync(join(empty, '.msp'))).toBe(false);
  });
});
