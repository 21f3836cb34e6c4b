/** Every plugin of ours is what `npm create msp-plugin` makes: what is good for strangers is good for us. */
import { describe, expect, it } from 'vitest';
import { read } from './files.ts';
import { departures, type Folder } from './template.ts';

function folder(place: string): Folder {
  const files = read((path) => path.startsWith(`${place}/`) && !path.startsWith(`${place}/kinds/`));
  return new Map(files.map(({ path, text }) => [path.slice(place.length + 1), text]));
}

const template = folder('templates/plugin');
const ids = [
  ...new Set(
    read((path) => /^plugins\/[^/]+\/package\.json$/.test(path)).map(({ path }) => path.split('/')[1]!),
  ),
];

it('there are plugins to look at', () => {
  expect(ids).toEqual(expect.arrayContaining(['neo4j', 'obsidian']));
});

it.each(ids)('%s is made as the template', (id) => {
  expect(departures(id, folder(`plugins/${id}`), template)).toEqual([]);
});

describe('a departure is noticed, and named', () => {
  const good = new Map([...folder('plugins/neo4j')]);
  const withFile = (path: string, change: (text: string) => string): Folder =>
    new Map([...good, [path, change(good.get(path) ?? '')]]);
  const without = (path: string): Folder => new Map([...good].filter(([each]) => each !== path));
  // biome-ignore lint/suspicious/noExplicitAny: a file of which anything may be changed
  const packaged = (change: (file: any) => void): Folder =>
    withFile('package.json', (text) => {
      const file = JSON.parse(text);
      change(file);
      return JSON.stringify(file);
    });
  const index = (before: string, after: string): Folder =>
    withFile('src/index.ts', (text) => text.replace(before, after));

  const drifts: readonly [string, Folder][] = [
    ['scripts.test of neo4j is "vitest"', packaged((file) => (file.scripts.test = 'vitest'))],
    ['scripts.typecheck of neo4j is missing', packaged((file) => delete file.scripts.typecheck)],
    ['scripts.lint of neo4j is "eslint"', packaged((file) => (file.scripts.lint = 'eslint'))],
    ['type of neo4j is missing', packaged((file) => delete file.type)],
    ['license of neo4j is "ISC"', packaged((file) => (file.license = 'ISC'))],
    ['sideEffects of neo4j is true', packaged((file) => (file.sideEffects = true))],
    ['exports../plugin.json of neo4j is missing', packaged((file) => delete file.exports['./plugin.json'])],
    ['exports../judge of neo4j is', packaged((file) => (file.exports['./judge'] = './dist/judge.js'))],
    ['files of neo4j is ["dist","src"]', packaged((file) => (file.files = ['dist', 'src']))],
    ['engines.node of neo4j is ">=20"', packaged((file) => (file.engines.node = '>=20'))],
    [
      'publishConfig.provenance of neo4j is missing',
      packaged((file) => delete file.publishConfig.provenance),
    ],
    ['peerDependencies.zod of neo4j is missing', packaged((file) => delete file.peerDependencies.zod)],
    ['devDependencies.tsup of neo4j is "8.0.0"', packaged((file) => (file.devDependencies.tsup = '8.0.0'))],
    ['devDependencies.vitest of neo4j is missing', packaged((file) => delete file.devDependencies.vitest)],
    ['the package of neo4j is called @msp/graph', packaged((file) => (file.name = '@msp/graph'))],
    ['the keywords of neo4j lack msp-plugin', packaged((file) => (file.keywords = ['neo4j']))],
    ['tsconfig.json of neo4j is not', withFile('tsconfig.json', (text) => `${text} `)],
    ['tsconfig.build.json of neo4j is not', without('tsconfig.build.json')],
    ['tsup.config.ts of neo4j is not', withFile('tsup.config.ts', (text) => text.replace('esm', 'cjs'))],
    ['neo4j has no src/certification.test.ts', without('src/certification.test.ts')],
    ['neo4j has no src/readme.test.ts', without('src/readme.test.ts')],
    ['neo4j has no README.md', without('README.md')],
    ['judge of neo4j stands in ./verdict.js', index('./judge.js', './verdict.js')],
    ['recall of neo4j stands in ./questions/active.js', index('./recall/active.js', './questions/active.js')],
    ['connect of neo4j stands in ./driver.js', index('./connect.js', './driver.js')],
    ['check of neo4j stands in index.ts', index('  check,', '  check: { ask: () => 1, read: () => 2 },')],
  ];

  it.each(drifts)('%s', (sentence, changed) => {
    const told = departures('neo4j', changed, template);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(sentence);
  });

  it('what only this plugin needs is none', () => {
    const own = packaged((file) => {
      file.dependencies = { ...file.dependencies, 'left-pad': '1.0.0' };
      file.devDependencies['fast-check'] = '4.10.2';
      file.description = 'Something else';
      file.peerDependencies['@msp/protocol'] = '^1.4.0';
    });
    expect(departures('neo4j', own, template)).toEqual([]);
  });
});
