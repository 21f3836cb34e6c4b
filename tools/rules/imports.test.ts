import { describe, expect, it } from 'vitest';
import { circles } from './circles.ts';
import { read } from './files.ts';
import { importsOf } from './imports.ts';
import { forbiddenImports } from './rooms.ts';

const sources = read((path) =>
  /^((packages|plugins|templates)\/[^/]+\/src|examples\/[^/]+)\/.*\.ts$/.test(path),
);

describe('who may import whom', () => {
  it('holds in every source file', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(forbiddenImports(sources)).toEqual([]);
  });

  it.each([
    ['packages/protocol/src/a.ts', `import { readFile } from 'node:fs';`],
    ['packages/protocol/src/a.ts', `export * from '@msp/core';`],
    ['packages/core/src/a.ts', `import type { Kysely } from 'kysely';`],
    ['packages/core/src/a.ts', `import { request } from 'node:https';`],
    ['packages/core/src/a.ts', `import { lookup } from 'node:dns/promises';`],
    ['packages/core/src/a.ts', `import { execFile } from 'node:child_process';`],
    ['packages/core/src/a.ts', `import { readFile } from 'fs';`],
    ['packages/core/src/a.ts', `await fetch('https://example.com');`],
    ['packages/core/src/a.ts', `new WebSocket('wss://example.com');`],
    ['packages/core/src/a.ts', `const sql = await import('@msp/store-sqlite');`],
    ['packages/core/src/a.ts', `export type Store = import('@msp/store-sqlite').Store;`],
    ['packages/core/src/a.ts', `import { b } from '../../cli/src/b.js';`],
    ['packages/core/src/deep/a.ts', `import { b } from '..';`],
    ['packages/core/src/deep/a.ts', `import { b } from '../index.js';`],
    ['packages/core/src/deep/a.ts', `import { b } from '@msp/core';`],
    ['packages/store-sqlite/src/a.ts', `import { z } from 'zod';`],
    ['packages/store-sqlite/src/a.test.ts', `import { record } from '@msp/core';`],
    ['packages/testing/src/a.ts', `import { record } from '@msp/store-sqlite';`],
    ['packages/cli/src/a.ts', `import linear from '@msp/plugin-linear';`],
    ['packages/cli/src/a.test.ts', `import other from 'msp-plugin-other';`],
    ['plugins/linear/src/hooks.ts', `import { LinearClient } from '@linear/sdk';`],
    ['plugins/linear/src/connect.ts', `import { drain } from '@msp/delivery';`],
    ['packages/unheard-of/src/a.ts', `export {};`],
  ])('notices in %s: %s', (path, text) => {
    expect(forbiddenImports([{ path, text }])).toHaveLength(1);
  });

  it.each([
    ['packages/protocol/src/a.ts', `import * as z from 'zod/mini';`],
    ['packages/core/src/git/run.ts', `import { execFile } from 'node:child_process';`],
    ['packages/core/src/deep/a.ts', `import { b } from '../query/plan.js'; import { c } from './index.js';`],
    ['packages/core/src/a.test.ts', `import { openStore } from '@msp/store-sqlite'; import 'node:http';`],
    ['packages/cli/src/a.ts', `import 'commander'; import 'node:http'; fetch('x');`],
    ['plugins/linear/src/connect.ts', `import { LinearClient } from '@linear/sdk'; import 'node:https';`],
  ])('lets pass in %s: %s', (path, text) => {
    expect(forbiddenImports([{ path, text }])).toEqual([]);
  });
});

describe('circles', () => {
  it('there are none', () => expect(circles(sources)).toEqual([]));

  it('are noticed, through types and lazy imports too', () => {
    const a = { path: 'packages/core/src/a.ts', text: `import type { B } from './deep/b.js';` };
    const b = { path: 'packages/core/src/deep/b.ts', text: `export const c = () => import('../c.js');` };
    const c = { path: 'packages/core/src/c.ts', text: `export * from './a.js';` };
    expect(circles([a, b, c])).toEqual([`${a.path} → ${b.path} → ${c.path} → ${a.path}`]);
    expect(circles([a, b])).toEqual([]);
  });
});

it('a file that cannot be parsed is an error, not a file without imports', () => {
  expect(() => importsOf({ path: 'a.ts', text: 'import {' })).toThrow('a.ts');
});
