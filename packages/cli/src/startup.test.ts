/** What happens before the program itself is loaded. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM } from './testing/run.js';
import { sandbox } from './testing/sandbox.js';

/** A Node.js of that kind on PATH. */
function nodeOn(path: string, fits: (major: number) => boolean): string | undefined {
  const candidates = [...path.split(delimiter), '/usr/local/bin', '/usr/bin'].map((folder) =>
    join(folder, 'node'),
  );
  return candidates.find((node) => {
    const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    return status === 0 && fits(Number(stdout.slice(1).split('.')[0]));
  });
}

const old = nodeOn(process.env.PATH ?? '', (major) => major < 22);

describe('the shim', () => {
  it('pretends an old Node.js and is told so in one sentence', () => {
    const lie = `--import=data:text/javascript,Object.defineProperty(process.versions,'node',{value:'22.12.0'})`;
    const shop = sandbox();
    const { code, stdout, stderr } = shop.run(['status'], { env: { NODE_OPTIONS: lie } });
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^MSP needs Node\.js 22\.16 or newer; this is 22\.12\.0\. .*\n$/);
    const json = shop.run(['status', '--json'], { env: { NODE_OPTIONS: lie } });
    expect([json.code, JSON.parse(json.stdout).error.code]).toEqual([3, 'MSP018']);
  });

  it.skipIf(!old)('a real old Node.js says so too (skipped where there is none)', () => {
    const { status, stderr } = spawnSync(old ?? '', [PROGRAM, 'status'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/^MSP needs Node\.js 22\.16 or newer; this is .*\n$/),
    ]);
  });

  it('has no static import, which an old Node.js could not read', () => {
    expect(readFileSync(PROGRAM, 'utf8')).not.toMatch(/^\s*(import|export)[\s{]/m);
  });

  it.skipIf(!existsSync('/proc'))(
    'does not hang where the home is on a file system that makes no folders',
    () => {
      const env = { HOME: '/proc/nowhere', XDG_CACHE_HOME: '', PATH: process.env.PATH };
      const { status, signal } = spawnSync(process.execPath, [PROGRAM, 'version'], { env, timeout: 5000 });
      expect([status, signal]).toEqual([0, null]);
    },
  );

  it('keeps compiled code in the cache folder of the user, and does without where that cannot be written', () => {
    const shop = sandbox();
    const cache = join(shop.base, 'cache');
    expect(shop.run(['version'], { env: { XDG_CACHE_HOME: cache } }).code).toBe(0);
    expect(readdirSync(join(cache, 'msp', 'compiled'))).toHaveLength(1);
    const folder = join(shop.base, 'locked');
    mkdirSync(folder, { mode: 0o500 });
    for (const place of [join(folder, 'new'), '/dev/null']) {
      const { code, stderr } = shop.run(['version'], { env: { XDG_CACHE_HOME: place } });
      expect([code, stderr]).toEqual([0, '']);
    }
    expect(existsSync(join(shop.project, 'msp'))).toBe(false);
  });
});

it('one command loads three files: the shim, the frame and its own', () => {
  const shop = sandbox();
  shop.msp('start');
  const hook = `--import=data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module';
    registerHooks({ load(url, context, next) { if (url.includes('/packages/cli/')) process.stderr.write(url + '\\n'); return next(url, context); } });
  `)}`;
  const { stderr } = shop.run(['update', 'x'], { env: { NODE_OPTIONS: hook } });
  expect(
    stderr
      .split('\n')
      .filter(Boolean)
      .map((url) => url.replace(/.*\/packages\/cli\//, '')),
  ).toEqual(['bin/msp.js', 'dist/main.js', 'dist/commands-update.js']);
});
