import { describe, expect, it } from 'vitest';
import { withVersions } from '../template/package-versions.js';
import { withParts } from './chosen-parts.js';
import { packageFile } from './package-file.js';
import { renamed } from './renamed.js';

describe('parts', () => {
  it.each([
    ['a,\n  tasks, // part: tasks\nb,\n', 'a,\n  tasks,\nb,\n', 'a,\nb,\n'],
    ['- run: x # part: tasks\n', '- run: x\n', ''],
    ['| a |\n| b | <!-- part: tasks -->\n| c |\n', '| a |\n| b |\n| c |\n', '| a |\n| c |\n'],
    [
      'one\n\n<!-- part: tasks -->\n## Tasks\n<!-- /part -->\n\ntwo\n',
      'one\n\n## Tasks\n\ntwo\n',
      'one\n\ntwo\n',
    ],
    ['a: {\n  b, // part: tasks\n},\n', 'a: {\n  b,\n},\n', 'a: {},\n'],
    ["a: b([\n  'c',\n  'd', // part: tasks\n]),\n", "a: b(['c', 'd']),\n", "a: b(['c']),\n"],
    [
      "import {\n  a,\n  type B, // part: tasks\n} from './c.js';\n",
      "import { a, type B } from './c.js';\n",
      "import { a } from './c.js';\n",
    ],
    [
      `[\n  '${'x'.repeat(100)}',\n  'yyyyyyyyyy', // part: tasks\n]\n`,
      `[\n  '${'x'.repeat(100)}',\n  'yyyyyyyyyy',\n]\n`,
      `['${'x'.repeat(100)}']\n`,
    ],
    ['one\n// part: tasks\ntwo\n', 'one\ntwo\n', 'one\ntwo\n'],
    ['a part: tasks\n', 'a part: tasks\n', 'a part: tasks\n'],
  ])('%j', (text, chosen, absent) => {
    expect(withParts(text, ['tasks'])).toBe(chosen);
    expect(withParts(text, ['tasks', 'webhook'])).toBe(chosen);
    expect(withParts(text, ['webhook'])).toBe(absent);
  });

  it.each(['<!-- part: tasks -->\n', '<!-- /part -->\n', '<!-- part: tasks -->\n<!-- part: webhook -->\n'])(
    'marks that do not pair: %j',
    (text) => expect(() => withParts(text, [])).toThrow(/pair|closed/),
  );
});

describe('names', () => {
  it('every form of it', () => {
    const rename = renamed({ name: 'my-tool', title: 'MyTool™', scope: '@acme' });
    expect(
      rename(
        'msp-plugin-sample-tool sample-tool Sample Tool SAMPLE_TOOL_KEY sampleTool you/msp-plugin-sample-tool',
      ),
    ).toBe('@acme/msp-plugin-my-tool my-tool MyTool™ MY_TOOL_KEY myTool you/msp-plugin-my-tool');
  });

  it('a title that a line ends in stands on one line', () => {
    expect(renamed({ name: 'x', title: 'My Tool' })('While Sample\nTool is down')).toBe(
      'While My Tool\nis down',
    );
  });

  it('what was put in is not changed again', () => {
    const rename = renamed({ name: 'x', title: 'Sample Tool sample-tool' });
    expect(rename('Sample Tool')).toBe('Sample Tool sample-tool');
  });
});

describe('package.json', () => {
  const base = JSON.stringify({
    name: 'msp-plugin-sample-tool',
    version: '0.0.0',
    private: true,
    peerDependencies: { zod: '^4.0.0', '@msp/protocol': '^1.0.0' },
    devDependencies: { tsup: '9.0.0' },
    engines: { node: '>=22' },
  });
  const answers = { name: 'my-tool', kind: 'sdk', tasks: false, webhook: false, scope: '@acme' } as const;

  it('is that of a new plugin, with what the kind adds, in the order of npm', () => {
    const added = JSON.stringify({ dependencies: { vendor: '1.2.3' }, devDependencies: { agent: '2.0.0' } });
    expect(packageFile(base, added, answers)).toBe(
      `${JSON.stringify(
        {
          name: '@acme/msp-plugin-my-tool',
          version: '0.1.0',
          dependencies: { vendor: '1.2.3' },
          peerDependencies: { '@msp/protocol': '^1.0.0', zod: '^4.0.0' },
          devDependencies: { agent: '2.0.0', tsup: '9.0.0' },
          engines: { node: '>=22' },
        },
        null,
        2,
      )}\n`,
    );
  });

  const versions = new Map([['@msp/protocol', '1.2.3']]);
  const versionsOf = (dependencies: object) =>
    JSON.parse(withVersions('package.json', JSON.stringify({ dependencies }), versions)).dependencies;

  it('asks for ours at the version of the workspace, and for others as it did', () => {
    expect(versionsOf({ '@msp/protocol': '*', zod: '^4.0.0', tsup: '9.0.0' })).toEqual({
      '@msp/protocol': '^1.2.3',
      zod: '^4.0.0',
      tsup: '9.0.0',
    });
    expect(withVersions('src/package.json', '{ }', versions)).toBe('{ }');
  });

  it.each([
    { zod: 'latest' },
    { zod: '*' },
    { zod: '>=4' },
    { '@msp/unknown': '1.0.0' },
    { zod: 'file:../zod' },
  ])('leaves no version open: %j', (dependencies) =>
    expect(() => versionsOf(dependencies)).toThrow('no certain version'),
  );
});
