import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { keep, keptLock } from './kept.js';

const integrity = `sha512-${'A'.repeat(86)}==`;
const locked = (entry: object, key = 'node_modules/driver') =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: { '': { dependencies: { plugin: '1.0.0' } }, [key]: { version: '1.0.0', integrity, ...entry } },
  });
const packagesOf = (text: string | null) => text && JSON.parse(text).packages;

it('a lock is kept without the addresses that packages came from', () => {
  const kept = keptLock(locked({ resolved: 'https://evil.example/driver.tgz' }), { plugin: '1.0.0' });
  expect(packagesOf(kept)).toEqual({
    '': { name: 'plugins', dependencies: { plugin: '1.0.0' } },
    'node_modules/driver': { version: '1.0.0', integrity },
  });
  const own = keptLock(locked({ resolved: 'file:tarballs/driver.tgz' }), {});
  expect(packagesOf(own)['node_modules/driver'].resolved).toBe('file:tarballs/driver.tgz');
});

it.each([
  ['a link', locked({ link: true, resolved: '../driver' })],
  ['another package under this name', locked({ name: 'evil-driver' })],
  ['no digest', locked({ integrity: undefined })],
  ['a weak digest', locked({ integrity: 'sha1-AAAA' })],
  ['a place that is none', locked({}, '../../driver')],
  ['no JSON', '{'],
  ['no packages', '{"lockfileVersion": 1, "dependencies": {}}'],
  ['an entry that is none', '{"packages": {"node_modules/driver": null}}'],
])('a lock with %s is not kept', (_, text) => {
  expect(keptLock(text, {})).toBeNull();
});

it('of a package.json only packages by version and own archives are kept', () => {
  const [now, next] = [temporaryFolder(), temporaryFolder()];
  const dependencies = {
    ...{ plugin: '1.0.0', other: '^0.1.0', packed: 'file:tarballs/packed-1.0.0.tgz' },
    ...{ address: 'https://evil.example/x.tgz', git: 'git+https://evil.example/x', short: 'evil/x' },
    ...{ alias: 'npm:evil@1.0.0', above: 'file:../../x', archive: 'file:tarballs/../../x.tgz' },
  };
  writeFileSync(
    join(now, 'package.json'),
    JSON.stringify({ dependencies, overrides: { driver: 'npm:evil@1' }, scripts: { install: 'evil' } }),
  );
  mkdirSync(join(now, 'tarballs'));
  writeFileSync(join(now, 'tarballs', 'packed-1.0.0.tgz'), 'packed');
  keep(now, next);
  expect(JSON.parse(readFileSync(join(next, 'package.json'), 'utf8'))).toEqual({
    ...{ name: 'plugins', private: true },
    dependencies: { plugin: '1.0.0', other: '^0.1.0', packed: 'file:tarballs/packed-1.0.0.tgz' },
  });
  expect(readFileSync(join(next, 'tarballs', 'packed-1.0.0.tgz'), 'utf8')).toBe('packed');
});

it.skipIf(process.platform === 'win32')(
  'links lead nowhere: what they lead to is neither read nor written',
  () => {
    const [outside, now, next] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    writeFileSync(join(outside, 'file'), locked({}));
    for (const name of ['package.json', 'package-lock.json'])
      symlinkSync(join(outside, 'file'), join(now, name));
    symlinkSync(outside, join(now, 'tarballs'));
    keep(now, next);
    writeFileSync(join(next, 'package-lock.json'), 'written by npm');
    expect(readFileSync(join(outside, 'file'), 'utf8')).toBe(locked({}));
    expect(JSON.parse(readFileSync(join(next, 'package.json'), 'utf8')).dependencies).toEqual({});
  },
);
