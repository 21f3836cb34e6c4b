import { expect, it } from 'vitest';
import { withinCaret } from './caret.ts';
import { raisedPeers } from './peers.ts';
import { root } from './run-command.ts';
import { publicPackages } from './workspace.ts';

const packages = publicPackages(root);
const shared = ['@msp/protocol', 'zod'];

it.each(shared)('%s is a peer with ^ wherever users have it', (peer) => {
  const users = packages.filter(({ manifest }) => Object.hasOwn(manifest.peerDependencies ?? {}, peer));
  expect(users.length).toBeGreaterThan(2);
  for (const { manifest } of users) expect(manifest.peerDependencies?.[peer], manifest.name).toMatch(/^\^\d/);
  const own = packages.filter(({ manifest }) =>
    Object.hasOwn({ ...manifest.dependencies, ...manifest.optionalDependencies }, peer),
  );
  expect(own.map(({ manifest }) => manifest.name)).toEqual([]);
});

it('the protocol has been stable from its first release', () => {
  const protocol = packages.find(({ manifest }) => manifest.name === '@msp/protocol');
  expect(Number(protocol?.manifest.version.split('.')[0])).toBeGreaterThanOrEqual(1);
});

const made = (name: string, version: string, peers: Record<string, string> = {}) => ({
  folder: `packages/${name}`,
  manifest: { name, version, peerDependencies: peers },
});
const protocol = made('protocol', '1.2.0');
const kit = made('kit', '0.3.0', { protocol: '^1.0.0', zod: '^4.0.0' });
const changeset = (releases: Record<string, 'patch' | 'minor'>) => ({ id: 'a', releases, summary: '' });

it('what is changed together with its peer needs that peer', () => {
  const [raised, ...more] = raisedPeers([changeset({ protocol: 'minor', kit: 'patch' })], [protocol, kit]);
  expect(more).toEqual([]);
  expect(raised?.manifest.peerDependencies).toEqual({ protocol: '^1.2.0', zod: '^4.0.0' });
});

it('what is only released at the same time does not', () => {
  expect(
    raisedPeers([changeset({ protocol: 'minor' }), changeset({ kit: 'patch' })], [protocol, kit]),
  ).toEqual([]);
  expect(raisedPeers([changeset({ protocol: 'patch', kit: 'patch' })], [protocol, kit])).toEqual([]);
});

it.each([
  ['1.1.0', '1.9.3', true],
  ['1.1.0', '2.0.0', false],
  ['0.2.0', '0.2.9', true],
  ['0.2.0', '0.3.0', false],
  ['0.0.1', '0.0.2', false],
])('^%s and %s: %s', (older, newer, taken) => {
  expect(withinCaret(older, newer)).toBe(taken);
});
