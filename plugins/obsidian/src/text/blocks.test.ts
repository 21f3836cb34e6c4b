import { describe, expect, it } from 'vitest';
import type { Block } from '../document.js';
import { applyBlocks } from './blocks.js';

const item = (id: string, text: string, more: Partial<Block> = {}): Block => ({
  id,
  heading: 'Updates',
  form: 'item',
  text,
  ...more,
});
const two = item('upd-2', 'second');

describe('a block that is not there', () => {
  it.each([
    ['an empty note', '', '## Updates\n\n- second ^upd-2\n'],
    ['a note without the heading', 'mine', 'mine\n\n## Updates\n\n- second ^upd-2'],
    ['a heading at the end', '# A\n\n## Updates\n', '# A\n\n## Updates\n\n- second ^upd-2\n'],
    [
      'a block before it',
      '## Updates\n\n- first ^upd-1\n',
      '## Updates\n\n- first ^upd-1\n- second ^upd-2\n',
    ],
    [
      'words of a person below',
      '## Updates\n\n- first ^upd-1\n\nmine\n',
      '## Updates\n\n- first ^upd-1\n- second ^upd-2\n\nmine\n',
    ],
    [
      'words that go on with the item',
      '## Updates\n\n- first ^upd-1\nmine\n# B\n',
      '## Updates\n\n- first ^upd-1\nmine\n- second ^upd-2\n\n# B\n',
    ],
    [
      'what a person hung on the item',
      '## Updates\n\n- first ^upd-1\n  - mine\n\n    more\n\nfar\n',
      '## Updates\n\n- first ^upd-1\n  - mine\n\n    more\n- second ^upd-2\n\nfar\n',
    ],
    [
      'words of a person under the heading',
      '## Updates\n\nmine\n\n## B\n',
      '## Updates\n\nmine\n\n- second ^upd-2\n\n## B\n',
    ],
    [
      'a heading of a person below',
      '## Updates\n### Mine\nx\n',
      '## Updates\n\n- second ^upd-2\n\n### Mine\nx\n',
    ],
    [
      'the heading in code',
      '```\n## Updates\n```\n',
      '```\n## Updates\n```\n\n## Updates\n\n- second ^upd-2\n',
    ],
    [
      'the id in code',
      '## Updates\n\n```\n- x ^upd-2\n```\n',
      '## Updates\n\n```\n- x ^upd-2\n```\n\n- second ^upd-2\n',
    ],
    [
      'the id in a comment',
      '## Updates\n\n%%\n- x ^upd-2\n%%\n',
      '## Updates\n\n%%\n- x ^upd-2\n%%\n\n- second ^upd-2\n',
    ],
    [
      'the id within a line',
      '## Updates\n\n- x ^upd-2 mine\n',
      '## Updates\n\n- x ^upd-2 mine\n\n- second ^upd-2\n',
    ],
    ['code that never ends', 'mine\n```\ncode\n', 'mine\n\n## Updates\n\n- second ^upd-2\n\n```\ncode\n'],
    ['nothing but code that never ends', '```\ncode', '## Updates\n\n- second ^upd-2\n\n```\ncode'],
    ['an underlined heading', 'Updates\n---\nmine\n', 'Updates\n---\nmine\n\n- second ^upd-2\n'],
    ['line ends of Windows', 'mine\r\n', 'mine\r\n\r\n## Updates\r\n\r\n- second ^upd-2\r\n'],
    ['empty lines at the end', 'mine\n\n\n', 'mine\n\n## Updates\n\n- second ^upd-2\n\n\n'],
  ])('comes after %s', (_, before, after) => {
    expect(applyBlocks(before, [two])).toBe(after);
    expect(applyBlocks(after, [two])).toBe(after);
  });

  it('keeps all lines of a text in one item, and paragraphs apart', () => {
    const text = '09:41 one\ntwo';
    expect(applyBlocks('', [item('a', text)])).toBe('## Updates\n\n- 09:41 one\n  two ^a\n');
    const paragraphs = [item('a', text, { form: 'paragraph' }), item('b', 'x', { form: 'paragraph' })];
    expect(applyBlocks('', paragraphs)).toBe('## Updates\n\n09:41 one\ntwo ^a\n\nx ^b\n');
  });

  it('comes with others under headings of their own, in order', () => {
    const blocks = [item('a', 'A'), item('b', 'B', { heading: 'Notes' }), item('c', 'C')];
    expect(applyBlocks('# T\n', blocks)).toBe('# T\n\n## Updates\n\n- A ^a\n- C ^c\n\n## Notes\n\n- B ^b\n');
    expect(applyBlocks('', blocks)).toBe('## Updates\n\n- A ^a\n- C ^c\n\n## Notes\n\n- B ^b\n');
  });
});

describe('a block that is there', () => {
  const done = item('blk-1', '[x] stuck: free', { replaces: ['[ ] stuck'] });

  it.each([
    ['where it was put', '- [ ] stuck ^blk-1\n', '- [x] stuck: free ^blk-1\n'],
    [
      'where a person moved it',
      'mine\n\n> - [ ] stuck ^blk-1\n\nmine',
      'mine\n\n> - [x] stuck: free ^blk-1\n\nmine',
    ],
    ['with another bullet and deeper', '1. a\n\t* [ ] stuck ^blk-1\n', '1. a\n\t* [x] stuck: free ^blk-1\n'],
    ['ticked by a person', '- [x] stuck ^blk-1\n', '- [x] stuck: free ^blk-1\n'],
    ['in capitals', '- [ ] stuck ^BLK-1\n', '- [x] stuck: free ^blk-1\n'],
    ['with a space at its end', '- [ ] stuck ^blk-1  \n', '- [x] stuck: free ^blk-1\n'],
    [
      'in the words of a person: only the mark is set',
      '- [ ] stuck, I think ^blk-1\n',
      '- [x] stuck, I think ^blk-1\n',
    ],
    ['as no task, in the words of a person', 'I was stuck ^blk-1\n', 'I was stuck ^blk-1\n'],
  ])('is replaced %s', (_, before, after) => {
    expect(applyBlocks(before, [done])).toBe(after);
    expect(applyBlocks(after, [done])).toBe(after);
  });

  it('is replaced over several lines', () => {
    const block = item('a', 'x\ny', { replaces: ['one\ntwo\nthree'] });
    expect(applyBlocks('  - one\n    two\n  three ^a\n- b', [block])).toBe('  - x\n    y ^a\n- b');
  });

  it('stays as a person wrote it where nothing is said of what it replaces', () => {
    const note = '- [x] fist, corrected ^upd-2\n';
    expect(applyBlocks(note, [two, item('upd-2', '[ ] second')])).toBe(note);
  });

  it('is raised and resolved in one go', () => {
    const raised = item('blk-1', '[ ] stuck');
    expect(applyBlocks('', [raised, done, raised])).toBe('## Updates\n\n- [x] stuck: free ^blk-1\n');
  });

  it('is the first one where a person copied it', () => {
    const note = '- [ ] stuck ^blk-1\n- [ ] stuck ^blk-1\n';
    expect(applyBlocks(note, [done])).toBe('- [x] stuck: free ^blk-1\n- [ ] stuck ^blk-1\n');
  });
});
