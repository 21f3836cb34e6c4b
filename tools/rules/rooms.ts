import { isBuiltin } from 'node:module';
import type { SourceFile } from './files.ts';
import { importsOf, isRelative, packageOf, target } from './imports.ts';

/** What a room's sources may import. `node` covers Node's own modules except those that open a door. */
interface Room {
  packages: string[] | 'any';
  node: boolean;
  /** May reach the network and start processes. */
  open?: boolean;
}

const network = ['net', 'http', 'https', 'tls', 'dgram', 'dns', 'http2'].map((name) => `node:${name}`);
const doors = [...network, 'node:child_process', 'node:cluster'];

/** The plan of the house. A new package adds its line here, and says by it whom it may know. */
const rooms: Record<string, Room> = {
  protocol: { packages: ['zod'], node: false },
  core: { packages: ['@msp/protocol', 'zod', 'jsonc-parser', 'stemmer', 'semver', 'jiti'], node: true },
  'store-sqlite': { packages: ['@msp/protocol', 'kysely'], node: true },
  delivery: { packages: ['@msp/protocol', '@msp/core', 'zod', '@napi-rs/keyring'], node: true, open: true },
  testing: {
    packages: ['@msp/protocol', '@msp/core', '@msp/delivery', 'vitest', 'fast-check'],
    node: true,
    open: true,
  },
  registry: { packages: ['@msp/protocol', 'zod'], node: false },
  'create-msp-plugin': {
    packages: ['@clack/prompts', '@msp/registry', 'validate-npm-package-name'],
    node: true,
  },
  cli: { packages: 'any', node: true, open: true },
};

const plugin: Room = { packages: ['@msp/protocol', 'zod'], node: false };

/** The few files that need more than their room allows, with what they may have. */
const exceptions: { path: RegExp; may: string[] }[] = [
  { path: /^packages\/core\/src\/git\//, may: ['node:child_process'] },
  // Reads and writes YAML and touches nothing.
  { path: /^plugins\/obsidian\/src\//, may: ['yaml'] },
];

/** Tests may also use these, any of Node, and (to run the real thing) the embedded store. */
const forTests = ['vitest', 'fast-check', 'zod', '@msp/testing', '@msp/protocol'];
const forTestsOf: Record<string, string[]> = {
  core: ['@msp/store-sqlite', '@msp/core', 'gpt-tokenizer'],
  delivery: ['@msp/store-sqlite'],
};

/** One sentence for every import that crosses a wall. */
export function forbiddenImports(files: SourceFile[]): string[] {
  return files.flatMap((file) => {
    const place = /^(packages|plugins|templates|examples)\/([^/]+)\//.exec(file.path);
    if (!place) return [];
    const [folder, kind = '', name = ''] = place;
    const room = kind === 'packages' ? rooms[name] : plugin;
    if (!room) return [`${file.path}: tools/rules/rooms.ts does not say whom ${name} may import`];
    const { specifiers, network: calls } = importsOf(file);
    const own = kind === 'packages' ? `@msp/${name}` : `@msp/plugin-${name}`;
    const wrong = specifiers.filter((specifier) =>
      isRelative(specifier)
        ? !(target(file.path, specifier).startsWith(folder) || isToolForTest(file.path, specifier)) ||
          isParentIndex(specifier)
        : !(packageOf(specifier) === own && isTest(file.path)) &&
          !allowed(file.path, room, name, packageOf(specifier)),
    );
    // A plugin in a single file has its door in it.
    const isDoor = file.path.endsWith('/connect.ts') || kind === 'examples';
    const called = room.open || isTest(file.path) || isDoor ? [] : calls;
    return [
      ...wrong.map((specifier) => `${file.path} may not import ${specifier}`),
      ...called.map((call) => `${file.path} may not reach the network: ${call}`),
    ];
  });
}

function allowed(path: string, room: Room, name: string, wanted: string): boolean {
  if (/^(@msp\/plugin-|msp-plugin-)/.test(wanted)) return false;
  if (exceptions.some(({ path: where, may }) => where.test(path) && may.includes(wanted))) return true;
  if (room === plugin && isTest(path)) return true;
  // The only effectful file of a plugin: the vendor's kit and Node's network are its business.
  if (room === plugin && path.endsWith('/connect.ts'))
    return !wanted.startsWith('@msp/') || wanted === '@msp/protocol';
  if (
    isTest(path) &&
    (isBuiltin(wanted) || forTests.includes(wanted) || forTestsOf[name]?.includes(wanted))
  ) {
    return true;
  }
  if (isBuiltin(wanted))
    return wanted.startsWith('node:') && room.node && (room.open || !doors.includes(wanted));
  return room.packages === 'any' || room.packages.includes(wanted);
}

/** Tests of plugins may start what tools/ can start: a real database, say. */
const isToolForTest = (path: string, specifier: string) =>
  isTest(path) && path.startsWith('plugins/') && target(path, specifier).startsWith('tools/');

/** `..` and `../index.js` hide what is wanted and make circles; the file itself is named instead. */
const isParentIndex = (specifier: string) => /^(\.\.\/)*\.\.(\/index(\.[jt]s)?)?\/?$/.test(specifier);

/** A test, or what tests share: a folder `testing` is in no build. */
const isTest = (path: string) =>
  path.endsWith('.test.ts') ||
  /^(packages\/(?!testing\/)|plugins\/|templates\/)[^/]*\/?src\/testing\//.test(path);
