import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { scan } from './scan.js';

interface Node {
  type: string;
  children?: Node[];
  position?: { start: { line: number; column: number }; end: { line: number; column: number } };
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** What another parser takes for headings of the note itself, and for code and HTML: lines from 0. */
function asParsed(texts: string[]): { headings: number[]; hidden: number[] } {
  const tree = parser.parse(texts.join('\n')) as Node;
  const headings = (tree.children ?? [])
    .filter(({ type }) => type === 'heading')
    .map(({ position }) => position!.start.line - 1);
  const hidden = new Set<number>();
  const walk = (node: Node): void => {
    // HTML within a paragraph is text for us, code within one too.
    if (node.type === 'code' || node.type === 'html') {
      const { start, end } = node.position!;
      // A block that its list or quote ended may reach to the first column of the next line.
      const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
      for (let line = start.line; line <= last; line += 1) hidden.add(line - 1);
    }
    if (node.type !== 'paragraph' && node.type !== 'heading') node.children?.forEach(walk);
  };
  walk(tree);
  return { headings, hidden: [...hidden].sort((a, b) => a - b) };
}

function asScanned(texts: string[]): { headings: number[]; hidden: number[] } {
  const { lines } = scan(texts);
  const where = (holds: (line: (typeof lines)[number]) => boolean) =>
    lines.flatMap((line, index) => (holds(line) ? [index] : []));
  return {
    headings: where((line) => line.heading !== null),
    hidden: where((line) => line.hidden).filter((line) => texts[line]!.trim() !== ''),
  };
}

const LINES = [
  '',
  '',
  '',
  'words',
  'words ^abc',
  '# One',
  '## Two ##',
  '#tag',
  '- item ^abc',
  '- [ ] task',
  '  - inner',
  '\t- inner',
  '1. one',
  '1) two',
  '```',
  '```js',
  '~~~',
  '  ```',
  '- ```',
  '<!-- note',
  '-->',
  '<!-- note -->',
  '<div>',
  '</div>',
  '<b>bold</b> words',
  '<details>',
  '---',
  '===',
  '***',
  '> quote',
  '> - item',
  '    indented',
  '      deep',
  '\tindented',
  '--',
  '+ plus',
  '| a | b |',
  '<pre>',
  'end </pre>',
  '  words',
  '   # Three',
];

describe('scan', () => {
  it('takes for headings, code and HTML what another parser takes for them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 12 }), (texts) => {
        const parsed = asParsed(texts);
        const hidden = parsed.hidden.filter((line) => texts[line]!.trim() !== '');
        expect(asScanned(texts)).toEqual({ headings: parsed.headings, hidden });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [['%%', '# no', '%%', '# yes'], [3]],
    [['words %% begins', '# no', 'ends %% here', '# yes'], [3]],
    [['100%% sure', '# yes'], [1]],
    [['`%%` is code', '# yes', 'so is `%%`'], [1]],
    [['a %%b%% c', '# yes'], [1]],
    [['```', '%%', '```', '# yes'], [3]],
  ])('knows comments of Obsidian: %j', (texts, headings) => {
    expect(asScanned(texts).headings).toEqual(headings);
  });

  it.each([
    [['a', '```', 'b'], 1],
    [['a', '%%', 'b'], 1],
    [['a', '<!-- b', 'c'], 1],
    [['- a', '  ```', '  b'], 3],
    [['> ```', '> b'], 2],
    [['a', '<div>', 'b'], 3],
    [['a', 'b'], 2],
  ])('knows where something begins that never ends: %j', (texts, limit) => {
    expect(scan(texts).limit).toBe(limit);
  });
});
