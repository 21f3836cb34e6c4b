import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { askKeychain } from './keychain.js';
import { keychainWorks } from './keychain-probe.js';
import { openSecretStore } from './open-secret-store.js';

/** An environment in which no keychain is to be found, whatever runs on this machine. */
function nowhere() {
  const home = temporaryFolder();
  const folders = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache') };
  return { ...folders, PATH: process.env.PATH, DBUS_SESSION_BUS_ADDRESS: `unix:path=${home}/none` };
}
const memory = (env: { XDG_CACHE_HOME: string }) => join(env.XDG_CACHE_HOME, 'msp', 'keychain.json');
const linux = { platform: 'linux', timeout: 10_000 } as const;

describe.runIf(process.platform === 'linux')('without a keychain', () => {
  it('the file is taken, and that is remembered for an hour', async () => {
    const env = nowhere();
    const store = openSecretStore({ env, platform: 'linux', scope: 'user' });
    expect(await store.set('linear', 'apiKey', 'x')).toBe('file');
    expect(await store.get('linear', 'apiKey')).toBe('x');
    const [remembered] = Object.values(JSON.parse(readFileSync(memory(env), 'utf8'))) as {
      works: boolean;
      at: string;
    }[];
    expect(remembered).toMatchObject({ works: false });
    const at = Date.parse(remembered!.at);
    const text = readFileSync(memory(env), 'utf8').replace('false', 'true');
    writeFileSync(memory(env), text);
    const place = { env, platform: 'linux' } as const;
    expect(await keychainWorks(place, () => at + 3_600_001)).toBe(true);
    expect(await keychainWorks(place, () => at + 31 * 86_400_000)).toBe(false);
    writeFileSync(memory(env), text);
    expect(await keychainWorks(place, () => at - 1)).toBe(false);
    const elsewhere = { ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/other' };
    expect(await keychainWorks({ ...place, env: elsewhere })).toBe(false);
  });

  it.each(['', 'null', '[1]', '{', '{"__proto__":{"works":true}}', '{"x":null}'])(
    'a memory that is broken (%j) is no memory',
    async (text) => {
      const env = nowhere();
      mkdirSync(dirname(memory(env)), { recursive: true });
      writeFileSync(memory(env), text);
      expect(await keychainWorks({ env, platform: 'linux' })).toBe(false);
    },
  );

  it('what only a keychain has is not there, and does not hide what a file has', async () => {
    const env = nowhere();
    const file = join(env.XDG_CONFIG_HOME, 'msp', 'secrets.json');
    const name = { plugin: 'linear', secret: 'apiKey' };
    const entries = [
      { ...name, scope: 'user', kept: 'file', value: 'of all' },
      { ...name, scope: 'store-1', kept: 'keychain' },
      { ...name, scope: 'store-1', secret: 'other', kept: 'keychain' },
    ];
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ version: 1, secrets: entries }), { mode: 0o600 });
    const store = openSecretStore({ env, platform: 'linux', scope: 'store-1' });
    expect(await store.get('linear', 'apiKey')).toBe('of all');
    expect((await store.all('linear')).get('other')).toMatchObject({ kept: 'keychain', value: null });
    await expect(store.remove('linear', 'other')).rejects.toMatchObject({ code: 'MSP012' });
    expect(await store.list()).toHaveLength(3);
  });

  it('one that takes the call and never answers is given up', async () => {
    const env = nowhere();
    const path = join(env.HOME, 'bus');
    const server = createServer((socket) => socket.on('error', () => {}).resume()).listen(path);
    await once(server, 'listening');
    const called = once(server, 'connection');
    const silent = { ...env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
    const answers = askKeychain([{ action: 'get', account: 'a' }], {
      env: silent,
      platform: 'linux',
      timeout: 2500,
    });
    const [socket] = await called;
    expect(await answers).toBeNull();
    socket.destroy();
    server.close();
  });
});

const installed = ['dbus-run-session', 'gnome-keyring-daemon'].every(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** A session of its own with a keychain of its own, that ends with the input that it is given. */
const SESSION = `
  printf 'a password' | gnome-keyring-daemon --unlock --components=secrets --control-directory="$HOME" > /dev/null 2>&1
  printf '%s\\n' "$DBUS_SESSION_BUS_ADDRESS"
  cat > /dev/null
`;

describe.runIf(installed)('with the keychain of GNOME (skipped where it is not installed)', () => {
  it('secrets are kept there, and nowhere else', { timeout: 60_000 }, async () => {
    const env = nowhere();
    const home = {
      ...process.env,
      HOME: env.HOME,
      XDG_DATA_HOME: join(env.HOME, 'data'),
      XDG_RUNTIME_DIR: env.HOME,
    };
    execFileSync('chmod', ['700', env.HOME]);
    const session = spawn('dbus-run-session', ['--', 'sh', '-c', SESSION], {
      env: home,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    try {
      const [line] = await once(session.stdout, 'data');
      const bus = { ...env, DBUS_SESSION_BUS_ADDRESS: String(line).trim() };
      const store = openSecretStore({ env: bus, platform: 'linux', scope: 'store/1' });
      const long = `{"key":"${'é'.repeat(3000)}"}`;
      expect(await store.set('linear', 'apiKey', 'hunter2')).toBe('keychain');
      expect(await store.set('linear', 'long', long)).toBe('keychain');
      expect(await store.set('linear', 'apiKey', 'of all', { scope: 'user' })).toBe('keychain');
      expect(await store.get('linear', 'apiKey')).toBe('hunter2');
      expect(await store.get('linear', 'long')).toBe(long);
      const file = readFileSync(join(env.XDG_CONFIG_HOME, 'msp', 'secrets.json'), 'utf8');
      expect(file).not.toMatch(/hunter2|é/);
      expect(await store.list('linear')).toHaveLength(3);
      const kept = await askKeychain([{ action: 'get', account: 'store%2F1/linear/apiKey' }], {
        env: bus,
        ...linux,
      });
      expect(kept).toEqual([{ done: true, value: 'hunter2' }]);
      expect(await store.remove('linear', 'apiKey')).toBe(true);
      expect(await store.get('linear', 'apiKey')).toBe('of all');
      const gone = await askKeychain([{ action: 'get', account: 'store%2F1/linear/apiKey' }], {
        env: bus,
        ...linux,
      });
      expect(gone).toEqual([{ done: true, value: null }]);
      const remembered = Object.values(JSON.parse(readFileSync(memory(env), 'utf8')));
      expect(remembered).toMatchObject([{ works: true }]);
    } finally {
      session.stdin.end();
      await once(session, 'close');
    }
  });
});
