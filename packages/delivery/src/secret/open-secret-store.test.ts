import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { MspError } from '@msp/protocol';
import { HOSTILE, temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { openSecretStore } from './open-secret-store.js';

/** A store whose keychain is off, in a folder of its own. */
function place(scope = 'store-1') {
  const env = { XDG_CONFIG_HOME: temporaryFolder(), MSP_SECRETS: 'file' };
  const file = join(env.XDG_CONFIG_HOME, 'msp', 'secrets.json');
  return { env, file, store: openSecretStore({ env, platform: 'linux', scope }) };
}

async function refused(promise: Promise<unknown>): Promise<MspError> {
  const error = await promise.then(
    () => null,
    (thrown) => thrown,
  );
  expect(MspError.is(error)).toBe(true);
  return error;
}

describe('what is kept', () => {
  it('is got, listed without its value, replaced and removed', async () => {
    const { store, file } = place();
    expect(await store.get('linear', 'apiKey')).toBeNull();
    expect(await store.list()).toEqual([]);
    expect(await store.remove('linear', 'apiKey')).toBe(false);
    expect(await store.set('linear', 'apiKey', 'one\n')).toBe('file');
    await store.set('linear', 'apiKey', 'two');
    await store.set('slack', 'webhook', 'three');
    expect(await store.get('linear', 'apiKey')).toBe('two');
    const entry = { scope: 'store-1', plugin: 'linear', secret: 'apiKey', kept: 'file' };
    expect(await store.list('linear')).toEqual([entry]);
    expect(await store.list()).toHaveLength(2);
    expect(await store.remove('linear', 'apiKey')).toBe(true);
    expect(await store.get('linear', 'apiKey')).toBeNull();
    expect(readFileSync(file, 'utf8')).not.toMatch(/one|two/);
    expect(readdirSync(dirname(file))).toEqual(['secrets.json']);
  });

  it('belongs to a project or to all; the project comes first', async () => {
    const { store, env } = place();
    const other = openSecretStore({ env, platform: 'linux', scope: 'store-2' });
    await store.set('linear', 'apiKey', 'of all', { scope: 'user' });
    await store.set('linear', 'apiKey', 'of one');
    expect([await store.get('linear', 'apiKey'), await other.get('linear', 'apiKey')]).toEqual([
      'of one',
      'of all',
    ]);
    expect(await other.remove('linear', 'apiKey')).toBe(false);
    await store.remove('linear', 'apiKey');
    expect(await store.get('linear', 'apiKey')).toBe('of all');
  });

  it('is any text, under any name', async () => {
    const { store } = place();
    const texts = Object.entries(HOSTILE).filter(
      ([, text]) => text.trim() !== '' && !/\p{Cc}|\p{Cs}/u.test(text),
    );
    for (const [name, text] of texts) {
      await store.set(text, '__proto__', text);
      await store.set('linear', name, text);
    }
    for (const [name, text] of texts) {
      expect([await store.get(text, '__proto__'), await store.get('linear', name)]).toEqual([
        text.trim(),
        text.trim(),
      ]);
    }
  });

  it.runIf(process.platform !== 'win32')('can be read by its owner only', async () => {
    const { store, file } = place();
    mkdirSync(dirname(file), { mode: 0o755 });
    await store.set('linear', 'apiKey', 'x');
    expect([statSync(file).mode & 0o777, statSync(dirname(file)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('a symbolic link stays one', async () => {
    const { store, file } = place();
    const target = join(temporaryFolder(), 'elsewhere.json');
    writeFileSync(target, '', { mode: 0o600 });
    mkdirSync(dirname(file));
    symlinkSync(target, file);
    await store.set('linear', 'apiKey', 'x');
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toContain('"x"');
  });
});

describe('a file that cannot be used', () => {
  const write = (text: string, mode = 0o600) => {
    const made = place();
    mkdirSync(dirname(made.file));
    writeFileSync(made.file, text);
    chmodSync(made.file, mode);
    return made;
  };
  const empty = '{"version":1,"secrets":[]}';

  it.runIf(process.platform !== 'win32').each([0o644, 0o640, 0o604, 0o660, 0o602])(
    'because others can reach it (%o), with the command that mends it',
    async (mode) => {
      const { store, file } = write(empty, mode);
      for (const error of [await refused(store.get('a', 'b')), await refused(store.set('a', 'b', 'c'))]) {
        expect(error).toMatchObject({ code: 'MSP003', hint: `Mend it: chmod 600 ${file}` });
      }
      chmodSync(file, 0o600);
      expect(await store.get('a', 'b')).toBeNull();
    },
  );

  it('that command is right for any path; on Windows there is no such mode', async () => {
    const { env } = place();
    const folder = join(env.XDG_CONFIG_HOME, "it's here; rm -rf $HOME");
    const file = join(folder, 'msp', 'secrets.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, empty, { mode: 0o644 });
    const named = { XDG_CONFIG_HOME: folder, MSP_SECRETS: 'file' };
    const error = await refused(openSecretStore({ env: named, platform: 'linux', scope: 'user' }).list());
    expect(error.hint).toBe(`Mend it: chmod 600 '${file.replace("'", "'\\''")}'`);
    expect(await openSecretStore({ env: named, platform: 'win32', scope: 'user' }).list()).toEqual([]);
  });

  it.each([
    '{"version":1,"secrets":[{"scope":"user","plugin":"linear","secret":"apiKey","kept":"file","value":"hunter2"',
    'hunter2',
    '[]',
    'null',
    '{}',
    '{"version":2,"secrets":[]}',
    '{"version":1,"secrets":{"hunter2":1}}',
    '{"version":1,"secrets":[{"plugin":"hunter2"}]}',
    '{"version":1,"secrets":[{"scope":"user","plugin":"a","secret":"b","kept":"file"}]}',
    '\u0000hunter2',
  ])('because it is broken: %j, without quoting it', async (text) => {
    const { store, file } = write(text);
    for (const error of [await refused(store.get('a', 'b')), await refused(store.set('a', 'b', 'c'))]) {
      expect(error).toMatchObject({ code: 'MSP003' });
      expect(error.cause).toBeUndefined();
      expect(error.message).toContain(file);
      expect(`${error.message} ${error.hint} ${error.stack}`).not.toContain('hunter2');
    }
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('because it is a folder, or its folder is a file', async () => {
    const folder = place();
    mkdirSync(folder.file, { recursive: true });
    expect(await refused(folder.store.list())).toMatchObject({ code: 'MSP003' });
    const blocked = place();
    writeFileSync(dirname(blocked.file), '');
    expect(await blocked.store.list()).toEqual([]);
    expect(await refused(blocked.store.set('a', 'b', 'hunter2'))).toMatchObject({ code: 'MSP012' });
  });

  it('what cannot be a secret is refused, and nothing is made', async () => {
    const { store, env } = place();
    expect(await refused(store.set('a', 'b', 'c\nd'))).toMatchObject({ code: 'MSP009' });
    expect(readdirSync(env.XDG_CONFIG_HOME)).toEqual([]);
  });
});

/** Lets a child process run our sources. */
const LOADER = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      const own = /^@msp\\/([a-z-]+)$/.exec(specifier);
      if (own) return next(new URL('../../../' + own[1] + '/src/index.ts', '${import.meta.url}').href, context);
      const relative = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
      return next(relative ? specifier.replace(/\\.js$/, '.ts') : specifier, context);
    },
  });
`;

function run(code: string, folder: string, name: string): ChildProcess {
  const loader = `data:text/javascript,${encodeURIComponent(LOADER)}`;
  const prelude = `
    import { openSecretStore } from './open-secret-store.js';
    const [folder, name] = process.argv.slice(1);
    const env = { XDG_CONFIG_HOME: folder, MSP_SECRETS: 'file' };
    const store = openSecretStore({ env, platform: 'linux', scope: 'user' });
  `;
  const flags = ['--no-warnings', '--experimental-strip-types', '--import', loader, '--input-type=module'];
  const given = [...flags, '-e', prelude + code, folder, name];
  return spawn(process.execPath, given, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('several processes', () => {
  it('lose nothing', { timeout: 60_000 }, async () => {
    const { env, store } = place();
    const code = `for (let index = 0; index < 20; index += 1) await store.set(name, 'key' + index, name + index);`;
    const children = ['a', 'b', 'c', 'd'].map((name) => run(code, env.XDG_CONFIG_HOME, name));
    const ends = await Promise.all(children.map((child) => once(child, 'close')));
    expect(ends).toEqual(children.map(() => [0, null]));
    expect(await store.list()).toHaveLength(80);
    expect(readdirSync(join(env.XDG_CONFIG_HOME, 'msp'))).toEqual(['secrets.json']);
  });

  it('one that is killed leaves a whole file, and a lock that does not last', {
    timeout: 60_000,
  }, async () => {
    const { env, store, file } = place();
    const code = `
      for (let index = 0; ; index += 1) {
        await store.set(name, 'key', 'x'.repeat(60_000) + index);
        if (index === 3) console.log('well on the way');
      }
    `;
    const child = run(code, env.XDG_CONFIG_HOME, 'a');
    await once(child.stdout!, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await store.list()).toHaveLength(1);
    writeFileSync(`${file}.lock`, 'of a dead process');
    utimesSync(`${file}.lock`, new Date(0), new Date(0));
    await store.set('b', 'key', 'y');
    expect(await store.list()).toHaveLength(2);
    expect(readdirSync(dirname(file))).toEqual(['secrets.json']);
  });
});
