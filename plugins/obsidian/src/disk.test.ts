import fs from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { check } from './check.js';
import type { NoteChange } from './document.js';
import { operationOf } from './hooks/operation.js';
import { Rehearsal } from './testing/rehearsal.js';

const PATH = 'MSP/Note.md';
const change = (id: string, text = `text of ${id}`, path = PATH): NoteChange => ({
  path,
  create: '# Note\n',
  properties: [],
  blocks: [{ id, heading: 'Updates', form: 'item', text }],
});
const operation = (...given: Parameters<typeof change>) => operationOf(given[0], 'writes', change(...given));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('in one vault', () => {
  let vault: string;
  let rehearsal: Rehearsal;
  const note = (path = PATH) => fs.readFileSync(join(vault, path), 'utf8');
  beforeEach(() => {
    vault = temporaryFolder();
    rehearsal = new Rehearsal(vault);
  });

  it('loses nothing when many write one note at once, and leaves nothing beside it', async () => {
    const all = numbers(40).map((index) => rehearsal.deliver([operation(`upd-${index}`)]));
    expect((await Promise.all(all)).flat()).toEqual(all.map(() => ({ outcome: 'done' })));
    expect(note().match(/ \^upd-\d+\n/g)).toHaveLength(40);
    expect(fs.readdirSync(join(vault, 'MSP'))).toEqual(['Note.md']);
  });

  it('takes over what a process left that died while it wrote, and waits for one that lives', async () => {
    fs.mkdirSync(join(vault, 'MSP'));
    const beside = join(vault, 'MSP/.Note.md.msp');
    fs.writeFileSync(beside, 'half a no');
    expect(await rehearsal.deliver([operation('upd-1')])).toEqual([
      { outcome: 'retry', reason: `${PATH} is being written by another process`, landed: 'no' },
    ]);
    const old = new Date(Date.now() - 60_000);
    fs.utimesSync(beside, old, old);
    expect(await rehearsal.deliver([operation('upd-1')])).toEqual([{ outcome: 'done' }]);
    expect(note()).toBe('# Note\n\n## Updates\n\n- text of upd-1 ^upd-1\n');
    expect(fs.readdirSync(join(vault, 'MSP'))).toEqual(['Note.md']);
  });

  it('keeps the rights of a note', async () => {
    await rehearsal.deliver([operation('upd-1')]);
    fs.chmodSync(join(vault, PATH), 0o640);
    await rehearsal.deliver([operation('upd-2')]);
    expect(fs.statSync(join(vault, PATH)).mode & 0o777).toBe(0o640);
  });

  it('follows links within the vault, and refuses those that lead out of it', async () => {
    const outside = temporaryFolder();
    fs.mkdirSync(join(vault, 'Real'));
    fs.writeFileSync(join(vault, 'Real/Other.md'), 'mine\n');
    fs.writeFileSync(join(outside, 'Secret.md'), 'secret\n');
    fs.symlinkSync('Real', join(vault, 'Folder'));
    fs.symlinkSync('Real/Other.md', join(vault, 'Link.md'));
    fs.symlinkSync(outside, join(vault, 'Out'));
    fs.symlinkSync(join(outside, 'Secret.md'), join(vault, 'Out.md'));
    fs.symlinkSync('nowhere', join(vault, 'Lost.md'));
    const paths = ['Folder/Note.md', 'Link.md', 'Out/Note.md', 'Out.md', 'Out/Secret.md', 'Lost.md'];
    const verdicts = await rehearsal.deliver(paths.map((path) => operation('upd-1', 'x', path)));
    expect(verdicts.map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'failed',
      'failed',
      'failed',
      'failed',
    ]);
    expect(note('Real/Note.md')).toContain('^upd-1');
    expect(note('Real/Other.md')).toContain('mine\n\n## Updates');
    expect(fs.lstatSync(join(vault, 'Link.md')).isSymbolicLink()).toBe(true);
    expect(fs.readdirSync(outside)).toEqual(['Secret.md']);
    expect(fs.readFileSync(join(outside, 'Secret.md'), 'utf8')).toBe('secret\n');
  });

  it('says what stands in the way', async () => {
    fs.writeFileSync(join(vault, 'File'), '');
    fs.mkdirSync(join(vault, 'Folder.md'));
    const verdicts = await rehearsal.deliver(
      ['File/Note.md', 'Folder.md'].map((path) => operation('upd-1', 'x', path)),
    );
    expect(verdicts).toEqual([
      expect.objectContaining({
        outcome: 'failed',
        reason: expect.stringContaining('there is a file where its folder should be'),
      }),
      expect.objectContaining({ outcome: 'failed', reason: 'Folder.md is a folder' }),
    ]);
  });

  it.each([
    '../Note.md',
    '/etc/Note.md',
    'a/../../Note.md',
    'C:/Note.md',
    '.obsidian/Note.md',
    'Note.txt',
    'a\\b.md',
  ])('refuses %s, whatever an outbox holds', async (path) => {
    expect(await rehearsal.deliver([operation('upd-1', 'x', path)])).toEqual([
      { outcome: 'failed', reason: 'not a change that this version knows' },
    ]);
    expect(fs.readdirSync(vault)).toEqual([]);
  });

  it('checks the vault', async () => {
    const account = vault.split(/[\\/]/).pop();
    expect(check.read(await rehearsal.send(check.ask()))).toMatchObject({
      account,
      detail: expect.stringContaining('not opened'),
    });
    fs.mkdirSync(join(vault, '.obsidian'));
    expect(check.read(await rehearsal.send(check.ask()))).toEqual({ account, detail: 'a vault of Obsidian' });
    expect(fs.readdirSync(vault)).toEqual(['.obsidian']);
  });

  it('never makes a vault', async () => {
    const gone = new Rehearsal(join(vault, 'gone'));
    expect(await gone.deliver([operation('upd-1')])).toEqual([
      expect.objectContaining({
        outcome: 'failed',
        scope: 'plugin',
        hint: expect.stringContaining('"vault"'),
      }),
    ]);
    const reply = await gone.send(check.ask());
    expect(() => check.read(reply)).toThrow(/is not there/);
    expect(fs.readdirSync(vault)).toEqual([]);
  });
});
