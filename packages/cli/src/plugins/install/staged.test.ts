import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { entryFor } from '../../testing/package-server.js';
import { type PackWish, packedPlugin } from '../../testing/packed.js';
import type { Client } from './client.js';
import { isVouchedFor } from './judging.js';
import { readMetadata } from './metadata.js';
import { assertFits, missingPeers, readStaged, type Staged, versionWarnings } from './staged.js';
import { tarballName } from './target.js';

const client = { name: 'npm', lock: 'package-lock.json' } as Client;

/** A package as npm leaves it, with its lock. */
function installed(wish: PackWish = {}, lockedAs?: string) {
  const packed = packedPlugin(wish);
  const folder = temporaryFolder();
  const write = (path: string, content: unknown) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  };
  const own = `node_modules/${packed.name}`;
  write(`${own}/package.json`, packed.file);
  if (packed.card) write(`${own}/plugin.json`, packed.card);
  const { version } = packed;
  write('package.json', { dependencies: { [packed.name]: version } });
  write('package-lock.json', { packages: { [own]: { version, integrity: lockedAs ?? packed.integrity } } });
  return { packed, folder, write, staged: readStaged(folder, packed.name) as Staged };
}

it('what fits is read without running it', () => {
  const { packed, folder, staged } = installed({ files: { 'index.js': 'throw new Error("it was run")' } });
  expect(staged).toEqual({ name: 'msp-plugin-crm', version: '1.0.0', card: packed.card, peers: {} });
  expect(() => assertFits(staged, { entry: entryFor(packed), client, folder })).not.toThrow();
  expect(readStaged(folder, 'msp-plugin-other')).toBeNull();
});

it.each<[string, PackWish, string | RegExp]>([
  [
    'another id than its entry',
    { manifest: { id: 'crm-two' } },
    'it says that it is crm-two, and the registry that it is crm',
  ],
  [
    'a newer contract',
    { contract: 2 },
    'it was made for version 2 of the plugin contract, and this MSP knows 1',
  ],
  [
    'a newer protocol',
    { fields: { peerDependencies: { '@msp/protocol': '^9.0.0' } } },
    /made for @msp\/protocol \^9/,
  ],
])('%s is refused', (_, wish, because) => {
  const { packed, folder, staged } = installed(wish);
  const entry = entryFor(packed, { id: 'crm' });
  expect(() => assertFits(staged, { entry, client, folder })).toThrow(
    expect.objectContaining({ code: 'MSP004', message: expect.stringMatching(because) }),
  );
});

it('other content than what was certified is refused; another version is told of', () => {
  const { packed, folder, staged } = installed({}, `sha512-${'x'.repeat(86)}==`);
  expect(() => assertFits(staged, { entry: entryFor(packed), client, folder })).toThrow(
    /not what was certified/,
  );
  writeFileSync(join(folder, 'package-lock.json'), 'no lock');
  expect(() => assertFits(staged, { entry: entryFor(packed), client, folder })).toThrow(
    /not what was certified/,
  );
  const newer = { ...staged, version: '1.1.0' };
  expect(() => assertFits(newer, { entry: entryFor(packed), client, folder })).not.toThrow();
  expect(versionWarnings(staged, entryFor(packed))).toEqual([]);
  expect(versionWarnings(newer, entryFor(packed))).toMatchObject([
    { message: 'msp-plugin-crm 1.1.0 is newer than what was certified (1.0.0, on 2026-11-02).' },
  ]);
  expect(versionWarnings({ ...staged, version: '0.9.0' }, entryFor(packed))[0]?.message).toContain(
    'is older than',
  );
});

it('peers that are missing are named as a package manager wants them, and nothing else is', () => {
  const { folder, write, staged } = installed({
    fields: {
      peerDependencies: {
        ...{ there: '^1.0.0', missing: '>=1 <3', '@msp/protocol': '^1.0.0', optional: '*' },
        ...{ 'rm -rf': '*', evil: 'file:../../x', odd: 5 },
      },
      peerDependenciesMeta: { optional: { optional: true } },
    },
  });
  write('node_modules/there/package.json', { version: '1.0.0' });
  expect(missingPeers(folder, staged)).toEqual(['missing@>=1<3', '@msp/protocol@^1.0.0']);
});

it('MSP vouches for what is verified in its own registry, has a card, and reaches no more than it did', () => {
  const packed = packedPlugin();
  const entry = entryFor(packed, { verified: true });
  const { card } = packed;
  expect(isVouchedFor({ card }, { entry, registry: null })).toBe(true);
  expect(isVouchedFor({ card }, null)).toBe(false);
  expect(isVouchedFor({ card }, { entry, registry: './plugins.json' })).toBe(false);
  expect(isVouchedFor({ card }, { entry: { ...entry, verified: false }, registry: null })).toBe(false);
  expect(isVouchedFor({ card: null }, { entry, registry: null })).toBe(false);
  expect(isVouchedFor({ card }, { entry: { ...entry, hosts: [] }, registry: null })).toBe(false);
});

it('what npm tells is read with care', () => {
  const view = {
    ...{
      version: '1.0.0',
      description: 'A CRM',
      maintainers: ['ada <ada@example.com>', { name: 'grace' }, 5],
    },
    ...{ time: { '1.0.0': '2026-11-01T10:00:00.000Z' }, dist: { attestations: { provenance: {} } } },
  };
  const known = { version: '1.0.0', description: 'A CRM', maintainers: ['ada', 'grace'] };
  expect(readMetadata(JSON.stringify(view))).toEqual({
    ...known,
    published: '2026-11-01T10:00:00.000Z',
    attested: true,
  });
  expect(readMetadata(JSON.stringify([{ version: '0.9.0' }, { ...view, dist: {}, time: null }]))).toEqual({
    ...{ ...known, published: null, attested: false },
  });
  for (const text of ['', 'npm warn', 'null', '[]', '{}', '{"version":5}'])
    expect(readMetadata(text)).toBeNull();
});

it.each([
  ['/tmp/msp-plugin-crm-1.0.0.tgz', 'msp-plugin-crm-1.0.0.tgz'],
  ['/tmp/my plugin; rm -rf.tar.gz', 'my-plugin-rm-rf.tgz'],
  ['/tmp/..tgz', 'plugin.tgz'],
  ['/tmp/🦊.tgz', 'plugin.tgz'],
])('%s is kept as %s', (path, name) => expect(tarballName(path)).toBe(name));
