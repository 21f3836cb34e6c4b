import { expect, it } from 'vitest';
import { searchPlugins } from './search.js';
import { boards, called, linear } from './testing/sample.js';

const notes = called('vault', { title: 'Väult Notes', category: 'notes', capabilities: ['hooks', 'recall'] });
const old = called('boards-old', { title: 'Old boards', replacedBy: 'boards' });
const boardsBeside = called('cards', { summary: 'Cards beside boards of others' });
const all = [boardsBeside, old, notes, boards, linear];
const ids = (words: string | readonly string[]) => searchPlugins(all, words).map(({ id }) => id);

it.each([
  ['an id', 'boards', ['boards', 'cards', 'boards-old']],
  ['the beginning of an id', 'lin', ['linear']],
  ['a title in other letters', 'VAULT', ['vault']],
  ['a category', 'notes', ['vault']],
  ['words that all have to fit', 'tasks boards', ['boards', 'cards', 'boards-old']],
  ['words in a list', ['recall', 'notes'], ['vault']],
  ['a word of a summary', 'beside', ['cards']],
  ['a word that nothing has', 'boards zebra', []],
  ['signs', '** __proto__ $(x)', []],
])('finds by %s', (_, words, expected) => {
  expect(ids(words)).toEqual(expected);
});

it('what is replaced comes last, and without words all come, by id', () => {
  expect(ids('')).toEqual(['boards', 'cards', 'linear', 'vault', 'boards-old']);
  expect(ids([])).toEqual(ids('  '));
});

it('two letters are no reason, unless a word begins with them', () => {
  expect(ids('ar')).toEqual([]);
  expect(ids('li')).toEqual(['linear']);
});

it('changes nothing that it was given', () => {
  const before = structuredClone(all);
  searchPlugins(all, 'boards');
  expect(all).toEqual(before);
});
