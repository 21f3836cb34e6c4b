/** Packages of strangers, certified in processes of their own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistryEntry } from '@msp/registry';
import { temporaryFolder } from '@msp/testing';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeEntry } from '../make-entry.ts';
import { inTemporaryFolder } from '../temporary.ts';
import { npmEnvironment, publishBoards } from '../testing/boards.ts';
import { startPackageServer } from '../testing/package-server.ts';
import { published, told } from '../testing/published.ts';

const SPEC = 'msp-plugin-boards@1.2.0';
const today = '2026-11-21';

let good: RegistryEntry;
beforeAll(async () => {
  const server = await startPackageServer();
  await inTemporaryFolder(async (folder) => {
    await publishBoards(folder, server);
    good = await makeEntry({ spec: SPEC, today, environment: npmEnvironment(folder, server) });
  });
  await server.close();
});

/** The good entry with the integrity of what is published: everything else still has to be found. */
const entryOf = (integrity: string): RegistryEntry => ({
  ...good,
  certification: { ...good.certification, integrity },
});

describe('what a plugin does while it is certified', () => {
  it('it can neither write nor start anything, nor read what is beside it, and has nothing of this environment', async () => {
    process.env.MSP_PLANTED = 'planted';
    onTestFinished(() => void delete process.env.MSP_PLANTED);
    const outside = join(temporaryFolder(), 'written');
    const { environment, archive, server } = await published((url) => ({
      before: `
import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
const tried = {};
for (const [name, deed] of Object.entries({
  write: () => writeFileSync(${JSON.stringify(outside)}, ''),
  read: () => readFileSync('/etc/hostname'),
  start: () => { const { error } = spawnSync('true'); if (error) throw error; },
})) try { deed(); tried[name] = 'done'; } catch (error) { tried[name] = error.code; }
await fetch('${url}tried-' + Object.values(tried).join('-') + '-' + process.env.MSP_PLANTED);
`,
    }));
    expect(await told(entryOf(archive.integrity), environment)).toEqual([]);
    const denied = 'ERR_ACCESS_DENIED';
    expect(server.asked).toContain(`/tried-${denied}-${denied}-${denied}-undefined`);
    expect(existsSync(outside)).toBe(false);
  });

  it('where it never comes to an end, it is ended', async () => {
    const { environment, archive } = await published({ before: 'for (;;);' });
    expect(await told(entryOf(archive.integrity), environment, 3)).toEqual([
      'certification: it did not come to an end within 3 s',
    ]);
  });

  it.each([
    ['and ends before the true one', 'process.reallyExit(0);', ['its process ended without a word']],
    ['beside the true one, which counts', '', []],
  ])('it writes results of its own %s', async (_, end, expected) => {
    const { environment, archive } = await published({ before: `${FORGERY}${end}` });
    expect(await told(entryOf(archive.integrity), environment)).toEqual(
      expected.map((problem) => expect.stringMatching(`^certification: ${problem}`)),
    );
  });

  it('a true result counts only where the process then ends well', async () => {
    const { environment, archive } = await published({
      before: "process.on('exit', () => process.reallyExit(7));",
    });
    expect(await told(entryOf(archive.integrity), environment)).toEqual([
      'certification: its process ended with 7',
    ]);
  });

  it.each([
    ['ends the process', 'process.exit(0);', 'certification: its process ended without a word'],
    ['throws', "throw new Error('no');", 'certification: it could not be loaded: no'],
  ])('it %s', async (_, before, expected) => {
    const { environment, archive } = await published({ before });
    expect(await told(entryOf(archive.integrity), environment)).toEqual([expected]);
  });
});

/** Writes results as the process that certifies does, with all that the plugin could find in place of the mark. */
const FORGERY = `
import { readFileSync, writeSync } from 'node:fs';
let input = '';
try { input = readFileSync(0, 'utf8'); } catch {}
const found = ['msp-certification:', input, ...process.argv, ...process.execArgv, ...Object.values(process.env)];
const forged = JSON.stringify({ problem: null, passed: 38, skipped: 0, failed: [] });
for (const mark of found) writeSync(1, '\\n' + mark + forged + '\\n');
`;
