/** Packages of strangers, fetched by npm from a registry, and what is found in them. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { entryProblems, type RegistryEntry, RegistryEntry as Shape } from '@msp/registry';
import { temporaryFolder } from '@msp/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../entry-files.ts';
import { makeEntry } from '../make-entry.ts';
import { inTemporaryFolder } from '../temporary.ts';
import { npmEnvironment, publishBoards } from '../testing/boards.ts';
import { gitRepository } from '../testing/git-repository.ts';
import { startPackageServer } from '../testing/package-server.ts';
import { published, told } from '../testing/published.ts';

const run = promisify(execFile);
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
const entryOf = (integrity: string, change: Partial<RegistryEntry> = {}): RegistryEntry => ({
  ...good,
  ...change,
  certification: { ...good.certification, integrity },
});

it('makes an entry of a published package, which then stands every check', async () => {
  const { environment, archive } = await published();
  expect(Shape.parse(good)).toEqual(good);
  expect(entryProblems(good, [])).toEqual([]);
  expect(good).toMatchObject({
    ...{ id: 'boards', category: 'tasks', hosts: ['api.boards.dev'], secrets: ['apiKey'] },
    variables: ['BOARDS_API_KEY'],
    ...{ author: { name: 'Ada', url: 'https://ada.dev' }, homepage: 'https://boards.dev/msp' },
    certification: { version: '1.2.0', date: today, failed: 0, integrity: archive.integrity },
  });
  expect(good.certification.passed).toBeGreaterThan(15);
  expect(await told(good, environment)).toEqual([]);
});

it('the commands of the README bring a published package into the registry', async () => {
  const { environment, folder } = await published();
  const command = async (script: string, ...words: string[]) => {
    const file = join(ROOT, 'tools', 'registry', script);
    const ending = run(process.execPath, [file, ...words], { env: environment, cwd: folder });
    const { stdout, stderr, code = 0 } = await ending.catch((error) => error);
    return { stdout, stderr, code };
  };
  const entry = await command('entry.ts', SPEC, '--category', 'notes');
  expect(entry).toMatchObject({ stderr: '', code: 0 });
  expect(JSON.parse(entry.stdout)).toMatchObject({ id: 'boards', category: 'notes' });
  writeFileSync(join(folder, 'boards.json'), entry.stdout);
  expect(await command('check.ts', '--packages', 'boards.json')).toEqual({
    stdout: 'ok       boards (msp-plugin-boards 1.2.0)\n1 entry, 0 refused.\n',
    stderr: '',
    code: 0,
  });
  writeFileSync(join(folder, 'boards.json'), entry.stdout.replace('"failed": 0', '"failed": 1'));
  expect(await command('check.ts', '--packages', 'boards.json')).toMatchObject({
    stdout: expect.stringContaining('certification.failed: "1" cannot stand here'),
    code: 1,
  });
  expect(await command('entry.ts', 'msp-plugin-nobody@1.0.0')).toMatchObject({
    stderr: expect.stringContaining('E404'),
    code: 1,
  });
});

describe('a package that is not what its entry says is refused', () => {
  it('another archive than the one that was certified', async () => {
    const { environment, archive } = await published({ readme: '# Other' });
    expect(await told(good, environment)).toEqual([
      `certification.integrity: the archive of msp-plugin-boards 1.2.0 has ${archive.integrity}`,
    ]);
  });

  it('an archive that is exchanged behind the back of the registry', async () => {
    const { environment, server, folder } = await published();
    const other = temporaryFolder();
    const { file } = await publishBoards(other, await startClosed(), { readme: '# Other' });
    server.exchange('msp-plugin-boards', readFileSync(file));
    const [problem] = await told(good, environment);
    expect(problem).toMatch(/^package: msp-plugin-boards@1\.2\.0 cannot be fetched: .*EINTEGRITY/);
    expect(existsSync(join(folder, 'home'))).toBe(false);
  });

  it('every field that the entry makes better than it is, without running anything', async () => {
    const { environment, archive, server } = await published((url) => ({
      packageFile: { author: 'Mallory' },
      card: { hooks: ['note-taken', 'session-ended'] },
      before: `await fetch('${url}ran');`,
    }));
    const problems = await told(entryOf(archive.integrity, { hosts: [], title: 'Official' }), environment);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['title', 'hooks', 'hosts', 'author']);
    expect(server.asked).not.toContain('/ran');
  });

  it('a script at its installation, which was not run', async () => {
    const { environment, archive, server } = await published((url) => ({
      packageFile: { scripts: { postinstall: `node -e "fetch('${url}ran')"` } },
    }));
    expect(await told(entryOf(archive.integrity), environment)).toEqual([
      'package: it has a script "postinstall", and scripts of plugins never run at their installation',
    ]);
    expect(server.asked).not.toContain('/ran');
  });

  it('a dependency from git, whose settings of npm name a program as git', async () => {
    const { repository, ran } = gitRepository();
    const { environment, archive } = await published({
      packageFile: { dependencies: { evil: `git+file://${repository}` } },
    });
    expect(await told(entryOf(archive.integrity), environment)).toEqual([
      expect.stringMatching(/^package: .* cannot be fetched: .*EALLOWGIT/),
    ]);
    expect(existsSync(ran)).toBe(false);
  });

  it('a dependency on a folder of this machine, through which the plugin could read it', async () => {
    const { environment, archive } = await published({
      packageFile: { dependencies: { beside: `file:${temporaryFolder()}` } },
    });
    expect(await told(entryOf(archive.integrity), environment)).toEqual([
      expect.stringMatching(/^package: .* cannot be fetched: .*EALLOWDIRECTORY/),
    ]);
  });

  it('no card', async () => {
    const { environment, archive } = await published({ card: null });
    expect(await told(entryOf(archive.integrity), environment)).toEqual([
      'package: it carries no card that can be read',
    ]);
    await expect(makeEntry({ spec: SPEC, today, environment })).rejects.toThrow('carries no card');
  });

  it('code that asks for more than its card says', async () => {
    const manifest = { ...JSON.parse(JSON.stringify({ id: 'boards', name: 'Boards' })), hosts: [] };
    const { environment, archive } = await published({
      card: { manifest: { ...manifest, summary: good.summary, maturity: 'beta' } },
    });
    expect(
      await told(entryOf(archive.integrity, { hosts: [], secrets: [], variables: [] }), environment),
    ).toEqual([
      'certification: it asks for more than its package says: hosts api.boards.dev; secrets apiKey; variables BOARDS_API_KEY',
    ]);
  });

  it('a version that is not there', async () => {
    const { environment } = await published();
    const later = { ...good, certification: { ...good.certification, version: '9.9.9' } };
    expect(await told(later, environment)).toEqual([
      expect.stringMatching(/^package: msp-plugin-boards@9\.9\.9 cannot be fetched: .*(ETARGET|E404)/),
    ]);
  });

  it('a certification that comes out otherwise', async () => {
    const { environment } = await published();
    const better = { ...good.certification, passed: good.certification.passed + 1 };
    expect(await told({ ...good, certification: better }, environment)).toEqual([
      expect.stringContaining(`certification: the entry says ${better.passed} passed`),
    ]);
  });

  it('checks that fail, by their names', async () => {
    const { environment, archive } = await published({
      readme: '```json\n{ "plugins": { "boards": { "board": "b" } } }\n```\n',
    });
    expect(await told(entryOf(archive.integrity), environment)).toEqual([
      expect.stringContaining('certification: these checks failed: readme ('),
    ]);
  });

  it('settings of which the README shows no example', async () => {
    const { environment, archive } = await published({ readme: '# Boards\n\nAPI key, board' });
    const [problem] = await told(entryOf(archive.integrity), environment);
    expect(problem).toMatch(/^certification: .*board/);
  });
});

it.each(['', 'a b@1', '../evil', 'git+https://evil.dev/x', 'boards@1; rm'])(
  '%j is no package',
  async (spec) => {
    await expect(makeEntry({ spec, today })).rejects.toThrow('is no package with a version');
  },
);

/** Something to publish to that nobody asks. */
async function startClosed() {
  const server = await startPackageServer();
  await server.close();
  return server;
}
