import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { SCHEMA_NAMES } from '@msp/protocol/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'packages', 'cli', 'bin', 'msp.js');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const read = (page: string) => readFileSync(join(root, page), 'utf8');

/** The command lines of a page: what stands behind `$` in its console blocks, and its shell blocks' lines of msp. */
function commandLines(page: string): string[] {
  const blocks = [...read(page).matchAll(/^```(console|sh)\n(.*?)^```/gms)];
  return blocks.flatMap(([, kind, text = '']) =>
    text
      .split('\n')
      .map((line) => (kind === 'console' ? (/^\$ (.*)/.exec(line)?.[1] ?? '') : line).replace(/ +#.*$/, ''))
      .filter((line) => line.startsWith('msp ')),
  );
}

describe('the examples of the pages work', () => {
  let home: string;
  let project: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'msp-pages-'));
    project = join(home, 'shop-api');
    mkdirSync(join(home, 'bin'));
    mkdirSync(project);
    writeFileSync(join(home, 'bin', 'msp'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, {
      mode: 0o755,
    });
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const shell = (line: string) =>
    spawnSync('sh', ['-c', line], {
      cwd: project,
      env: {
        HOME: home,
        PATH: `${join(home, 'bin')}:${process.env.PATH}`,
        XDG_CACHE_HOME: join(tmpdir(), 'msp-pages-cache'),
      },
      encoding: 'utf8',
    });

  it.each(commandLines('README.md'))('README: %s', (line) => {
    const { status, stderr } = shell(line);
    // It asks, and here is nobody: it says what it would have asked for.
    if (/^msp add \w+/.test(line))
      return expect([status, stderr]).toEqual([64, expect.stringContaining('API key')]);
    return expect({ status, stderr: stderr.replace(/^.*clipboard.*$/gim, '') }).toMatchObject({ status: 0 });
  });

  it.each(commandLines('docs/configuration.md').filter((line) => !line.includes('edit')))(
    'configuration: %s',
    (line) => {
      expect(shell(line)).toMatchObject({ status: 0 });
    },
  );
});

describe('links of the pages', () => {
  const links = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(
      (match) => [page, match[1] ?? ''] as const,
    ),
  );
  it.each(links)('%s → %s', (page, target) => {
    expect(existsSync(resolve(root, dirname(page), target))).toBe(true);
  });
});

it('the architecture names files as they are, with their sizes (renew: npx vitest run tools/docs -u)', async () => {
  const page = read('docs/architecture.md');
  const named = /((?:packages|plugins)\/[\w/.-]+\.ts) · \d+( *)/g;
  expect(page.match(named)?.length).toBeGreaterThan(10);
  const current = page.replace(named, (found, file: string) => {
    const lines = read(file).trimEnd().split('\n').length;
    return `${file} · ${lines}`.padEnd(found.length);
  });
  await expect(current).toMatchFileSnapshot(join(root, 'docs', 'architecture.md'));
});

it('docs/json.md names every schema of an output', () => {
  const named = read('docs/json.md');
  expect(SCHEMA_NAMES.filter((name) => name.startsWith('output-') && !named.includes(`\`${name}\``))).toEqual(
    [],
  );
});
