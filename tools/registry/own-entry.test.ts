/** What is decided about the plugins of this repository. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificationRecord } from '@msp/registry';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { boards, linear } from '../../packages/registry/src/testing/sample.ts';
import { countsOf } from './certify-own.ts';
import { readEntry } from './entry-files.ts';
import { dated } from './own-entry.ts';
import { exampleSettings } from './package/settings.ts';
import { type Renewal, renew } from './renew.ts';
import { publishedProblem, releaseProblem } from './verify.ts';

const { certification } = linear;

/** A repository with one plugin, which is built. */
function repository(version = '1.2.0') {
  const root = temporaryFolder();
  const folder = join(root, 'plugins', 'linear');
  const registry = join(root, 'packages', 'registry');
  for (const each of [join(folder, 'dist'), registry]) mkdirSync(each, { recursive: true });
  const packageFile = {
    name: '@msp/plugin-linear',
    version,
    peerDependencies: { '@msp/protocol': '^1.1.0' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(packageFile));
  const manifest = { id: 'linear', name: 'Linear', summary: 'Issues', hosts: ['api.linear.app'] };
  const card = {
    contract: 1,
    manifest: { ...manifest, homepage: 'https://linear.app' },
    hooks: [],
    parts: [],
  };
  writeFileSync(join(folder, 'dist', 'plugin.json'), JSON.stringify({ ...card, actions: [], questions: [] }));
  const markers = ['fields', 'categories'].map((name) => `<!-- ${name} -->\n<!-- /${name} -->\n`);
  writeFileSync(join(registry, 'README.md'), markers.join(''));
  const told: string[] = [];
  const wish = (certify: Renewal['certify'], record: CertificationRecord = certification): Renewal => ({
    ...{ certify, tell: (line) => void told.push(line) },
    certification: async (plugin) => ({ ...record, version: plugin.version }),
  });
  const entry = () => readEntry(join(registry, 'plugins', 'linear.json'));
  return { root, registry, packageFile: join(folder, 'package.json'), told, wish, entry };
}

it('a plugin is certified once for each version; the entry says what card and package say', async () => {
  const { root, registry, packageFile, told, wish, entry } = repository();
  await expect(renew(root, wish('none'))).rejects.toThrow('linear has no certification yet: npm run build');
  await renew(root, wish('new'));
  expect(entry()).toMatchObject({ id: 'linear', verified: true, category: 'other', certification });
  expect(JSON.parse(readFileSync(join(registry, 'registry.json'), 'utf8')).plugins).toEqual([entry()]);
  const later = { ...certification, passed: 99, date: '2027-01-01' };
  await renew(root, wish('new', later));
  expect(entry()?.certification).toEqual(certification);
  writeFileSync(packageFile, readFileSync(packageFile, 'utf8').replace('1.2.0', '1.3.0'));
  told.length = 0;
  await renew(root, wish('none', later));
  expect(told).toEqual([expect.stringContaining('linear 1.3.0 is not certified (1.2.0 is)')]);
  await renew(root, wish('new', later));
  expect(entry()?.certification).toEqual({ ...later, version: '1.3.0' });
});

it('nothing is written where all is current, and the day stays where only the day is new', async () => {
  const { root, told, wish } = repository();
  await renew(root, wish('new'));
  told.length = 0;
  await renew(root, wish('all', { ...certification, date: '2027-01-01' }));
  expect(told).toEqual(['certifying linear 1.2.0']);
  expect(dated({ ...certification, date: '2027-01-01', passed: 99 }, certification).date).toBe('2027-01-01');
});

it('what is no entry is left out, and said', async () => {
  const { root, registry, wish } = repository();
  await renew(root, wish('new'));
  writeFileSync(join(registry, 'plugins', 'half.json'), '{');
  await expect(renew(root, wish('none'))).rejects.toThrow('no entries: half.json. See: node tools/');
  expect(JSON.parse(readFileSync(join(registry, 'registry.json'), 'utf8')).plugins).toHaveLength(1);
});

it('what a person wrote into an entry stays', async () => {
  const { root, registry, wish, entry } = repository();
  await renew(root, wish('new'));
  const file = join(registry, 'plugins', 'linear.json');
  writeFileSync(file, JSON.stringify({ ...entry(), category: 'tasks', author: { name: 'Us' }, hosts: [] }));
  await renew(root, wish('none'));
  expect(entry()).toMatchObject({ category: 'tasks', author: { name: 'Us' }, hosts: ['api.linear.app'] });
});

const standing = {
  id: 'linear',
  version: '1.2.0',
  packed: certification.integrity,
  published: null,
  certified: certification,
};
it.each([
  ['what was certified is what will be published', {}, null],
  [
    'the version is published as it was certified, and the sources went on',
    { packed: 'other', published: certification.integrity },
    null,
  ],
  [
    'the sources went on',
    { packed: 'other' },
    /not the one that was certified\. Run: npm run build && node .* --certify --all$/,
  ],
  ['another archive is published', { published: 'other' }, /is published, and it is another archive/],
  [
    'the version is new',
    { version: '2.0.0' },
    /2\.0\.0 is not certified; 1\.2\.0 is\. Run: npm run build && node .* --certify$/,
  ],
  ['there is no entry', { certified: null }, /is not in the registry\. Run:/],
])('before a release: %s', (_, change, expected) => {
  const problem = releaseProblem({ ...standing, ...change });
  expect(problem).toEqual(expected === null ? null : expect.stringMatching(expected));
});

it.each([
  ['what was certified is published', { published: certification.integrity }, null],
  ['another archive is published', { published: 'other' }, /it is not what was certified: other instead of/],
  ['nothing is published', {}, /1\.2\.0 is not published/],
  [
    'another version is certified',
    { version: '2.0.0', published: certification.integrity },
    /is not certified/,
  ],
  ['there is no entry', { certified: null, published: 'other' }, /is not certified/],
])('after a release: %s', (_, change, expected) => {
  const problem = publishedProblem({ ...standing, ...change });
  expect(problem).toEqual(expected === null ? null : expect.stringMatching(expected));
});

const ran = (...statuses: string[]) => ({
  numPassedTests: statuses.filter((status) => status === 'passed').length,
  numPendingTests: statuses.filter((status) => status === 'skipped').length,
  numFailedTests: statuses.filter((status) => status === 'failed').length,
  testResults: [{ assertionResults: statuses.map((status, index) => ({ status, title: `check ${index}` })) }],
});
it('a certification that failed, or did not run, is none', () => {
  expect(countsOf('linear', ran('passed', 'skipped', 'passed'))).toEqual({
    passed: 2,
    skipped: 1,
    failed: 0,
  });
  expect(() => countsOf('linear', ran('passed', 'failed'))).toThrow('linear is not certified: check 1.');
  expect(() => countsOf('linear', ran('skipped'))).toThrow('no check was run');
  const broken = { ...ran('passed'), testResults: [{ message: 'Cannot find module', assertionResults: [] }] };
  expect(() => countsOf('linear', broken)).toThrow('Cannot find module');
});

it.each([
  [
    'the first block that configures it',
    '```json\n{"a":1}\n```\n\n```json\n{"plugins":{"boards":{"use":"./x","mode":"mcp","board":"a"}}}\n```\n',
    { board: 'a' },
  ],
  [
    'a block that is no JSON before it',
    '```json\n{…}\n```\n```json\r\n{"plugins":{"boards":{"b":[1]}}}\r\n```\n',
    { b: [1] },
  ],
  ['another plugin only', '```json\n{"plugins":{"other":{"board":"a"}}}\n```\n', {}],
  ['no object', '```json\n{"plugins":{"boards":"a"}}\n```\n```json\n[]\n```\n', {}],
  ['nothing', '# Boards', {}],
])('the example in a README: %s', (_, readme, expected) => {
  expect(exampleSettings(readme, boards.id)).toEqual(expected);
  expect(exampleSettings(readme, '__proto__')).toEqual({});
});
