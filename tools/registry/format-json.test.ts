import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { ROOT } from './entry-files.ts';
import { formatJson } from './format-json.ts';

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** Lists that just fit into a line, and that just do not: before a comma, and at the end. */
const edges = Object.fromEntries(
  Array.from({ length: 8 }, (_, index) => [
    `list${index}`,
    ['x'.repeat(44), 'y'.repeat(40 + Math.floor(index / 2))],
  ]),
);
const sample = {
  ...edges,
  empty: { list: [], object: {} },
  objects: [{ a: 1 }, { b: [{ c: null }] }, {}],
  texts: ['\u00e9 "quoted" \\ \u2028', true, 1.5, null],
  last: ['x'.repeat(50), 'y'.repeat(45)],
};

it('is what the formatter makes of it', () => {
  const text = formatJson(sample);
  const { stdout, stderr } = spawnSync(process.execPath, [biome, 'format', '--stdin-file-path=a.json'], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(text).toBe(stdout);
  expect(JSON.parse(text)).toEqual(sample);
});

it('leaves out what is undefined', () => {
  expect(formatJson({ a: undefined, b: 1 })).toBe('{\n  "b": 1\n}\n');
});
