import { expect, it } from 'vitest';
import { oneLine, storableText } from './storable.js';

it.each([
  ['plain\ttext\n', 'plain\ttext\n'],
  ['a\r\nb\rc', 'a\nb\nc'],
  ['bell \u0007, null \u0000, next line \u0085', 'bell \ufffd, null \ufffd, next line \ufffd'],
  ['half \ud83d', 'half \ufffd'],
  ['none \uffff', 'none \ufffd'],
  ['emoji 😀', 'emoji 😀'],
])('%j is %j', (text, stored) => expect(storableText(text)).toBe(stored));

it.each([
  ['Tokens\nrotate', 10, 'Tokens ro…'],
  ['  short \t one ', 20, 'short one'],
  ['', 5, ''],
])('%j in %i columns is %j', (text, columns, line) => expect(oneLine(text, columns)).toBe(line));
