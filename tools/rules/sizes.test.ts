import { expect, it } from 'vitest';
import { read } from './files.ts';
import { longest, median, oversized } from './sizes.ts';

/** Path → why a reviewer would accept that this file is long. */
const reasons: Record<string, string> = {};

const typescript = read((path) => path.endsWith('.ts'));
const sources = typescript.filter(({ path }) => /^(packages|plugins)\/[^/]+\/src\//.test(path));
const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) });

it('no file is longer than the cap', () => {
  expect(typescript.length).toBeGreaterThan(0);
  expect(oversized(typescript, reasons)).toEqual([]);
});

it('the usual source file is short', ({ annotate }) => {
  const middle = median(sources.filter(({ path }) => !path.endsWith('.test.ts')));
  annotate(`median of source files: ${middle} lines (aim: 60)`);
  expect(middle).toBeLessThanOrEqual(80);
});

it('long files, and reasons that outlived them, are noticed', () => {
  expect(oversized([file('a.ts', longest), file('b.ts', longest + 1)], {})).toEqual([
    'b.ts has 251 lines; 250 is the most',
  ]);
  expect(oversized([file('b.ts', 251)], { 'b.ts': 'one table' })).toEqual([]);
  expect(oversized([file('b.ts', 9)], { 'b.ts': 'one table' })).toEqual(['b.ts needs no reason any more']);
});

it('the median is the middle', () => {
  expect(median([file('a', 10), file('b', 300), file('c', 20)])).toBe(20);
  expect(median([])).toBe(0);
});
