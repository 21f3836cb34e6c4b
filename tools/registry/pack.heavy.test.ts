/** An archive has the same bytes whenever, wherever and however often it is made: else no integrity could be noted before a release. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it, onTestFinished } from 'vitest';
import { runCertification } from './certify-own.ts';
import { entryFile, ROOT } from './entry-files.ts';
import { firstParty } from './first-party.ts';
import { formatJson } from './format-json.ts';
import { integrityOf, pack } from './pack.ts';
import { npmEnvironment, publishBoards } from './testing/boards.ts';
import { startPackageServer } from './testing/package-server.ts';
import { verify, verifyPublished } from './verify.ts';

const plugins = firstParty(ROOT);
const packed = async (folder: string) => (await pack(folder, { folder: temporaryFolder() })).integrity;

/** A copy of what a plugin is built from, in another place: without the build where `built` is false. */
function copied(id: string, built: boolean): string {
  const root = temporaryFolder();
  const folder = join(root, 'deeper', 'still', 'plugins', id);
  mkdirSync(join(root, 'deeper', 'still', 'tools'), { recursive: true });
  cpSync(join(ROOT, 'plugins', id), folder, {
    recursive: true,
    filter: (path) =>
      !/[\\/](node_modules|\.turbo)([\\/]|$)/.test(path) && (built || !/[\\/]dist([\\/]|$)/.test(path)),
  });
  const still = join(root, 'deeper', 'still');
  for (const name of ['tsconfig.base.json', 'package.json']) cpSync(join(ROOT, name), join(still, name));
  cpSync(join(ROOT, 'tools', 'build'), join(still, 'tools', 'build'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(still, 'node_modules'), 'junction');
  return folder;
}

it.each(plugins)('$id: twice, and from another folder with other times', async ({ id, folder }) => {
  const copy = copied(id, true);
  utimesSync(join(copy, 'package.json'), 0, 0);
  const first = await packed(folder);
  expect([await packed(folder), await packed(copy)]).toEqual([first, first]);
});

it.each(plugins)('$id: built anew, twice, in two other folders', async ({ id, folder }) => {
  const builds = [copied(id, false), copied(id, false)];
  const made = [];
  for (const copy of builds) {
    expect(existsSync(join(copy, 'dist'))).toBe(false);
    execFileSync('npm', ['run', '-s', 'build'], { cwd: copy, shell: process.platform === 'win32' });
    made.push(await packed(copy));
  }
  const here = await packed(folder);
  expect(made).toEqual([here, here]);
});

it('another text is another archive', async () => {
  const copy = copied('obsidian', true);
  const before = await packed(copy);
  writeFileSync(join(copy, 'README.md'), '# Other');
  expect(await packed(copy)).not.toBe(before);
});

it('the certification of a plugin is really run', async () => {
  const counts = await runCertification(ROOT, 'obsidian');
  expect(counts.failed).toBe(0);
  expect(counts.passed).toBeGreaterThan(10);
  await expect(runCertification(ROOT, 'nobody')).rejects.toThrow('nobody');
});

it('a release is stopped where its archive is not the certified one, until that version is published', async () => {
  const root = temporaryFolder();
  const server = await startPackageServer();
  onTestFinished(() => server.close());
  const silent = await startPackageServer();
  await silent.close();
  const source = join(root, 'plugins');
  mkdirSync(source);
  const { integrity, file, version } = await publishBoards(source, silent);
  const environment = npmEnvironment(root, server);
  mkdirSync(join(root, 'packages', 'registry', 'plugins'), { recursive: true });
  const certified = (of: string) => {
    const entry = JSON.parse(readFileSync(entryFile(ROOT, 'obsidian'), 'utf8'));
    const certification = { ...entry.certification, version, integrity: of };
    writeFileSync(entryFile(root, 'boards'), formatJson({ ...entry, id: 'boards', certification }));
  };
  certified(integrity);
  expect(await verify(root, environment)).toEqual([]);
  const later = join(source, 'boards', 'README.md');
  writeFileSync(later, '# Later');
  expect(await verify(root, environment)).toEqual([expect.stringContaining('--certify --all')]);
  const once = { times: 2, pause: 0 };
  expect(await verifyPublished(root, environment, once)).toEqual([`boards ${version} is not published.`]);
  server.publish({ name: 'msp-plugin-boards', version }, readFileSync(file));
  expect(await verify(root, environment)).toEqual([]);
  expect(await verifyPublished(root, environment, once)).toEqual([]);
  certified(integrityOf(readFileSync(later)));
  expect(await verifyPublished(root, environment, once)).toEqual([
    expect.stringContaining(`${integrity} instead of sha512-`),
  ]);
  certified(integrity);
  await expect(verify(root, npmEnvironment(root, silent))).rejects.toThrow('ECONNREFUSED');
});
