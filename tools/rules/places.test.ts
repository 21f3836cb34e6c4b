import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { read, root } from './files.ts';
import { machineTraces, registryHosts, resolvedPackages } from './places.ts';

/** Where this very machine installs packages from. */
function configuredRegistry(): string {
  const shell = process.platform === 'win32';
  return execFileSync('npm', ['config', 'get', 'registry'], { cwd: root, encoding: 'utf8', shell }).trim();
}

// Put together at run time, so that this file does not itself name a place.
const path = (...parts: string[]) => `/${parts.join('/')}`;

it('no file names a package registry or a folder of somebody’s machine', () => {
  const registries = registryHosts([configuredRegistry(), 'https://registry.npmjs' + '.org/']);
  const text = read((file) => !/\.(png|jpe?g|gif|ico|woff2?|sqlite|db|zip|gz)$/.test(file));
  expect(text.length).toBeGreaterThan(0);
  expect(machineTraces(text, [...new Set(registries)])).toEqual([]);
});

it.each([
  'see https://packages.example.com/zod',
  `cd ${path('home', 'karl', 'code')}`,
  `open "${path('Users', 'karl', 'Vault')}"`,
  `cwd: '${path('work', 'main')}'`,
  ['C:', 'Users', 'karl', 'code'].join('\\'),
])('notices: %s', (text) => {
  expect(machineTraces([{ path: 'a.md', text }], ['packages.example.com'])).toHaveLength(1);
});

it.each([
  '~/Vault',
  '/home/you/Vault',
  ['https://example.com', 'work', 'items'].join('/'),
  ['packages', 'work', 'main.ts'].join('/'),
  '/tmp/x',
])('lets pass: %s', (text) => {
  expect(machineTraces([{ path: 'a.md', text }], ['packages.example.com'])).toEqual([]);
});

it('a registry on this machine is nobody’s secret', () => {
  expect(registryHosts(['http://127.0.0.1:4873/', 'https://packages.example.com/npm/', 'undefined'])).toEqual(
    ['packages.example.com'],
  );
});

it('the lockfile is tied to no registry', () => {
  expect(resolvedPackages(readFileSync(join(root, 'package-lock.json'), 'utf8'))).toEqual([]);
});

it('a tied lockfile is noticed', () => {
  const lockfile = (resolved?: string) => JSON.stringify({ packages: { 'node_modules/zod': { resolved } } });
  expect(resolvedPackages(lockfile('https://packages.example.com/zod.tgz'))).toHaveLength(1);
  expect(resolvedPackages(lockfile('packages/core'))).toEqual([]);
  expect(resolvedPackages(lockfile())).toEqual([]);
});
