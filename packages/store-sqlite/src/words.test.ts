import type { SearchQuery } from '@msp/protocol';
import { expect, it } from 'vitest';
import { expression, wordExpression } from './words.js';

const ask = (query: Partial<SearchQuery>) => expression({ words: [], match: 'all', limit: 1, ...query });

it('quotes every word, so that none is an operator', () => {
  expect(ask({ words: ['jwt', 'OR', 'a"b', '(x*)'] })).toBe('(("jwt") AND ("OR") AND ("a""b") AND ("(x*)"))');
  expect(ask({ words: ['a', 'b'], match: 'any' })).toBe('(("a") OR ("b"))');
});

it('lets only the last word go on', () => {
  expect(ask({ words: ['a', 'b'], prefix: true })).toBe('(("a") AND ("b"*))');
  expect(ask({ words: ['a', 'b c'], prefix: true })).toBe('(("a") AND ("b" AND "c"*))');
  expect(ask({ words: ['a', '\n'], prefix: true, match: 'any' })).toBe('(("a"))');
});

it('takes out what is no part of a word, the mark of what is no word among it', () => {
  expect(wordExpression('a\ufdd0t2\u0000b')).toBe('(("a" AND "t2" AND "b"))');
  expect(wordExpression(' \u0000\t')).toBeNull();
  expect(ask({ words: ['a', ''] })).toBeNull();
});

it('asks for types, project and sessions in the index', () => {
  expect(
    ask({ words: ['a'], types: ['decision-made', 'note-taken'], project: 'Ab', sessionIds: ['s'] }),
  ).toBe('(("a")) AND ("\ufdd0t3" OR "\ufdd0t7") AND "\ufdd0p4162" AND ("\ufdd0s73")');
  expect(ask({ words: ['a'], types: [] })).toBeNull();
});
