import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';

const PATH = 'MSP/Note.md';
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Lets a child process run our sources: `./x.js` is x.ts beside it, and `@msp/x` is the sources of packages/x. */
const LOADER = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      const own = /^@msp\\/([a-z-]+)$/.exec(specifier);
      if (own) return next(new URL('../../../packages/' + own[1] + '/src/index.ts', '${import.meta.url}').href, context);
      const relative = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
      return next(relative ? specifier.replace(/\\.js$/, '.ts') : specifier, context);
    },
  });
`;

/** Starts Node.js on some lines of code, with `send` at hand for a vault. */
function run(vault: string, code: string, options: SpawnOptions = {}): ChildProcess {
  const loader = `data:text/javascript,${encodeURIComponent(LOADER)}`;
  const prelude = `
    import { writeSync } from 'node:fs';
    import { connect } from './connect.js';
    const { send } = connect({ settings: { vault: process.argv[1] } });
    const write = async (id, text) => {
      const block = { id, heading: 'Updates', form: 'item', text };
      const document = { path: '${PATH}', create: '', properties: [], blocks: [block] };
      const { value } = await send({ language: 'file', document }, { signal: new AbortController().signal });
      return value.results[0];
    };
  `;
  const source = ['--no-warnings', '--experimental-strip-types', '--import', loader, '--input-type=module'];
  return spawn(process.execPath, [...source, '-e', prelude + code, vault], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
}

/** A process of its own that adds blocks to one note, and says each number that is done. */
function writer(vault: string, name: string, count: number): ChildProcess {
  return run(
    vault,
    `for (let number = 0; number < ${count}; number += 1) {
      const { ok } = await write('upd-${name}-' + number, 'x'.repeat(2000));
      if (ok) writeSync(1, number + '\\n');
      else number -= 1;
    }`,
  );
}

const BLOCK = /^- x{2000} \^(upd-[a-z]-\d+)$/;
const blocksIn = (vault: string) =>
  fs
    .readFileSync(join(vault, PATH), 'utf8')
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => BLOCK.exec(line)?.[1] ?? line);

describe('several processes', () => {
  it('that write one note lose nothing', { timeout: 60_000 }, async () => {
    const vault = temporaryFolder();
    const names = ['a', 'b', 'c'];
    const children = names.map((name) => writer(vault, name, 30));
    for (const child of children) child.stdout?.resume();
    for (const ended of await Promise.all(children.map((child) => once(child, 'close'))))
      expect(ended).toEqual([0, null]);
    const wanted = names.flatMap((name) => numbers(30).map((number) => `upd-${name}-${number}`));
    expect(blocksIn(vault).sort()).toEqual(wanted.sort());
  });

  it('that read a note while it is written see it whole', { timeout: 60_000 }, async () => {
    const vault = temporaryFolder();
    const child = writer(vault, 'a', 150);
    child.stdout?.resume();
    const ended = once(child, 'close').then((result) => result);
    let running = true;
    ended.then(() => {
      running = false;
    });
    const seen = new Set<number>();
    while (running) {
      const blocks = fs.existsSync(join(vault, PATH)) ? blocksIn(vault) : [];
      expect(blocks).toEqual(numbers(blocks.length).map((number) => `upd-a-${number}`));
      seen.add(blocks.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await ended).toEqual([0, null]);
    expect(seen.size).toBeGreaterThan(2);
  });

  it('killed while they write leave the note as it was before or after', { timeout: 60_000 }, async () => {
    const vault = temporaryFolder();
    for (const name of ['a', 'b', 'c', 'd']) {
      const child = writer(vault, name, 10_000);
      let done = -1;
      const lines = createInterface({ input: child.stdout! });
      for await (const line of lines) {
        done = Number(line);
        if (done === 20) child.kill('SIGKILL');
      }
      const blocks = blocksIn(vault).filter((id) => id.startsWith(`upd-${name}-`));
      // What was said to be done is there; one more may be, and none in part.
      expect([done + 1, done + 2]).toContain(blocks.length);
      expect(blocks).toEqual(numbers(blocks.length).map((number) => `upd-${name}-${number}`));
      const beside = join(vault, 'MSP/.Note.md.msp');
      const old = new Date(Date.now() - 60_000);
      if (fs.existsSync(beside)) fs.utimesSync(beside, old, old);
    }
  });
});

/** Who may not write everywhere: this account, or where it is root, another one. */
const account = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : {};

it.skipIf(process.platform === 'win32')('in a folder that may not be written the note stays', async () => {
  const vault = temporaryFolder();
  const write = async (id: string): Promise<unknown> => {
    const child = run(vault, `writeSync(1, JSON.stringify(await write('${id}', 'words')));`, account);
    let answer = '';
    for await (const piece of child.stdout ?? []) answer += piece;
    return JSON.parse(answer);
  };
  if (account.uid !== undefined) fs.chownSync(vault, account.uid, account.gid);
  expect(await write('upd-1')).toEqual({ ok: true });
  const before = fs.readFileSync(join(vault, PATH));
  fs.chmodSync(join(vault, 'MSP'), 0o555);
  const reason = `${PATH} was not written: look at the rights of the file and its folder (EACCES)`;
  expect(await write('upd-2')).toEqual({ ok: false, kind: 'later', reason });
  fs.chmodSync(join(vault, 'MSP'), 0o755);
  expect(fs.readFileSync(join(vault, PATH))).toEqual(before);
});
