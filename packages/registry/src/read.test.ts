import { describe, expect, it } from 'vitest';
import { REGISTRY } from './compiled.js';
import { RegistryDocument } from './entry.js';
import { findPlugin } from './find.js';
import { REGISTRY_LIMIT, readRegistry } from './read.js';
import { registrySchema } from './schema.js';
import { boards, linear } from './testing/sample.js';

const text = (...plugins: unknown[]) => JSON.stringify({ version: 1, plugins });
const problem = (given: string) => {
  const reading = readRegistry(given);
  return 'problem' in reading ? reading.problem : null;
};
const entry = (change: object) => text({ ...boards, ...change });
const raw = (field: string) => text(boards).replace('"id"', `${field},"id"`);

it('reads a registry', () => {
  expect(readRegistry(text(linear, boards))).toEqual({
    document: { version: 1, plugins: [linear, boards] },
  });
  const address = 'https://plugins.dev/registry.schema.json';
  expect(problem(JSON.stringify({ $schema: address, version: 1, plugins: [] }))).toBeNull();
  expect(problem(`\uFEFF${text(boards)}`)).toBeNull();
});

it('ours can be read, and every plugin in it found', () => {
  expect(RegistryDocument.safeParse(REGISTRY).error).toBeUndefined();
  for (const plugin of REGISTRY.plugins) expect(findPlugin(REGISTRY.plugins, plugin.id)).toBe(plugin);
  expect(findPlugin(REGISTRY.plugins, '__proto__')).toBeUndefined();
});

describe('a bad registry is ignored whole, and said why', () => {
  it.each([
    ['no JSON', '<!doctype html>', 'it is not JSON'],
    ['nothing', '', 'it is not JSON'],
    ['a list', '[]', 'it is no registry: an object with version and plugins is'],
    ['brackets without end', '['.repeat(1_000_000), 'it is not JSON'],
    ['a later layout', '{"version":2,"plugins":[]}', 'its field version is not as in registry.schema.json'],
    ['no plugins', '{"version":1}', 'its field plugins is not as in registry.schema.json'],
    [
      'more than there is',
      '{"version":1,"plugins":[],"scripts":{}}',
      'it has a field "scripts", which a registry has not',
    ],
    ['one id twice', text(boards, linear, boards), 'it has two entries of "boards"'],
    [
      'a script',
      entry({ postinstall: 'curl x | sh' }),
      'plugins[0] ("boards"): "postinstall" is no field of an entry',
    ],
    [
      'a prototype',
      raw('"__proto__":{"verified":true}'),
      'plugins[0] ("boards"): "__proto__" is no field of an entry',
    ],
    ['a constructor', raw('"constructor":1'), 'plugins[0] ("boards"): "constructor" is no field of an entry'],
    [
      'an id that escapes',
      entry({ id: '../boards' }),
      'plugins[0] ("../boards"), id: "../boards" cannot stand here',
    ],
    [
      'a package that escapes',
      entry({ package: '../../evil' }),
      'plugins[0] ("boards"), package: "../../evil" cannot stand here',
    ],
    [
      'a package from elsewhere',
      entry({ package: 'git+https://evil.dev/x' }),
      'plugins[0] ("boards"), package: "git+https://evil.dev/x" cannot stand here',
    ],
    [
      'a folder that escapes',
      entry({ folders: ['../../.ssh'] }),
      'plugins[0] ("boards"), folders[0]: "../../.ssh" cannot stand here',
    ],
    [
      'a variable that is none',
      entry({ variables: ['PATH=/tmp'] }),
      'plugins[0] ("boards"), variables[0]: "PATH=/tmp" cannot stand here',
    ],
    [
      'an address that runs',
      entry({ homepage: 'javascript:alert(1)' }),
      'plugins[0] ("boards"), homepage: "javascript:alert(1)" cannot stand here',
    ],
    ['an entry that is none', text(boards, null), 'plugins[1]: "null" cannot stand here'],
    [
      'a certification that failed',
      entry({ certification: { ...boards.certification, failed: 1 } }),
      'plugins[0] ("boards"), certification.failed: "1" cannot stand here',
    ],
    [
      'no certification',
      entry({ certification: undefined }),
      'plugins[0] ("boards"), certification: it is missing',
    ],
    [
      'a day that is none',
      entry({ certification: { ...boards.certification, date: '2026-02-30' } }),
      'plugins[0] ("boards"), certification.date: "2026-02-30" cannot stand here',
    ],
    [
      'a host twice',
      entry({ hosts: ['a.dev', 'a.dev'] }),
      'plugins[0] ("boards"), hosts: "["a.dev","a.dev"]" cannot stand here',
    ],
  ])('%s', (_, given, expected) => {
    expect(problem(given)).toBe(expected);
  });

  it.each([
    '\u001b[2Jboo',
    'bell\u0007',
    'two\nlines',
    'turned \u202e round',
    'hid\u200bden',
    'c1 \u009b31m',
    'x'.repeat(301),
    '',
  ])('the text %j, and it is not printed as it is', (summary) => {
    const told = problem(entry({ summary, title: summary })) ?? '';
    expect(told).toContain('plugins[0] ("boards"), title: ');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(told).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u200b]/);
    expect(told.length).toBeLessThan(200);
  });

  it('more than 5 MB, in letters or in bytes', () => {
    const said = 'it has more than 5 MB, which is the most that is read';
    expect(problem(' '.repeat(50_000_000))).toBe(said);
    expect(problem(`"${'日'.repeat(REGISTRY_LIMIT / 3 + 1)}"`)).toBe(said);
    expect(problem(`${text(boards)}${' '.repeat(REGISTRY_LIMIT - text(boards).length)}`)).toBeNull();
  });

  it('a name that is longer than any takes no time', () => {
    const long = 'a-'.repeat(100_000);
    for (const field of ['id', 'package', 'homepage', 'protocol', 'category'])
      expect(problem(entry({ [field]: long }))).toContain(field);
  });
});

it('every field of the schema says what it is, is bounded, and takes no others', () => {
  const { properties } = registrySchema() as { properties: { plugins: { items: never } } };
  const walk = (schema: Record<string, never>, name: string): void => {
    expect(schema, name).toHaveProperty('description');
    walkInner(schema, name);
  };
  const walkInner = (schema: Record<string, never>, name: string): void => {
    if (schema.type === 'object') expect(schema, name).toHaveProperty('additionalProperties', false);
    if (schema.type === 'array') expect(schema, name).toHaveProperty('maxItems');
    if (schema.type === 'string' && !schema.enum && schema.format !== 'date')
      expect(schema, name).toHaveProperty('maxLength');
    if (schema.items) walkInner(schema.items, `${name}[]`);
    for (const [key, inner] of Object.entries(schema.properties ?? {}))
      walk(inner as never, `${name}.${key}`);
  };
  walkInner(properties.plugins.items, 'entry');
});
