import { expect, it } from 'vitest';
import { alike } from './alike.js';
import { distance } from './distance.js';
import { mixesScripts, skeleton } from './skeleton.js';

it.each([
  ['linear', 'linear', 0],
  ['linear', 'lienar', 1],
  ['linear', 'linea', 1],
  ['linear', 'lineare', 1],
  ['linear', 'limear', 1],
  ['slack', 'jira', 5],
  ['', 'jira', 4],
  ['ca', 'abc', 3],
])('%s and %s are %i apart, both ways', (left, right, expected) => {
  expect([distance(left, right), distance(right, left)]).toEqual([expected, expected]);
});

it.each([
  ['linear', 'linaer'],
  ['linear', '1inear'],
  ['linear', 'lin-ear'],
  ['linear', 'msp-linear'],
  ['linear', 'linear-official'],
  ['linear', 'linear-2'],
  ['linear', 'linearapp'],
  ['linear', 'mspplugin-linear'],
  ['linear', 'msp-plugin-linear'],
  ['linear', 'my-linaer-sync'],
  ['jira', 'jiira'],
  ['neo4j', 'ne04j'],
  ['neo4j', 'neoaj'],
  ['obsidian', 'obsldiam'],
  ['confluence', 'conflunce'],
  ['confluence', 'confuence-s'],
  ['trello', 'treiio'],
  ['mermaid', 'merrnaid'],
  ['clock', 'dock'],
  ['git', 'g-i-t'],
])('%s and %s could be taken for each other', (left, right) => {
  expect([alike(left, right), alike(right, left)]).toEqual([true, true]);
});

it.each([
  ['linear', 'linear-cycles'],
  ['linear', 'boards'],
  ['jira', 'git'],
  ['git', 'gis'],
  ['trello', 'monday'],
  ['calendar', 'calculator'],
  ['obsidian', 'notion'],
  ['github', 'gitlab'],
])('%s and %s are two names', (left, right) => {
  expect([alike(left, right), alike(right, left)]).toEqual([false, false]);
});

it('letters of other scripts that look the same are the same', () => {
  expect(skeleton('Lіnеаr')).toBe(skeleton('Linear'));
  expect(skeleton('Ｌｉｎｅａｒ')).toBe(skeleton('linear'));
  expect(skeleton('Línéar')).toBe(skeleton('linear'));
  expect(skeleton('Календарь')).not.toBe(skeleton('Kalendar'));
});

it.each([
  ['Linеar', true],
  ['Календарь Linear', false],
  ['Ünïcödé', false],
  ['日本 Linear', false],
])('does %s mix scripts within a word: %s', (text, expected) => {
  expect(mixesScripts(text)).toBe(expected);
});
