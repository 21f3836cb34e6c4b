/** What is left of a name when characters that look the same are the same. Pure. */
import { wordsOf } from '../reserved/words.js';

/** Letters of other scripts that look like a Latin one. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  wordsOf(`
    а=a α=a ɑ=a
    в=b β=b
    с=c ϲ=c
    ԁ=d
    е=e ε=e є=e ҽ=e
    ɡ=g
    һ=h н=h
    і=i ι=i ı=i
    ј=j
    к=k κ=k
    ӏ=l ן=l
    м=m
    п=n η=n
    о=o ο=o ø=o
    р=p ρ=p
    ԛ=q
    г=r
    ѕ=s
    т=t τ=t
    υ=u μ=u
    ν=v ѵ=v
    ԝ=w ω=w
    х=x χ=x
    у=y γ=y ү=y
  `).map((pair) => pair.split('=') as [string, string]),
);

/** Letters that look like one other, and figures that look like letters. */
const SHAPES: readonly [RegExp, string][] = [
  [/vv|uu/g, 'w'],
  [/rn|nn/g, 'm'],
  [/cl/g, 'd'],
  [/[i1|!]/g, 'l'],
  [/0/g, 'o'],
  [/2/g, 'z'],
  [/3/g, 'e'],
  [/4|@/g, 'a'],
  [/5|\$/g, 's'],
  [/[69]/g, 'g'],
  [/7/g, 't'],
  [/8/g, 'b'],
];

/**
 * Two texts with the same skeleton look alike.
 *
 * @example skeleton('Linеar') === skeleton('1inear') // true: the first one's "е" is Cyrillic
 */
export function skeleton(text: string): string {
  const latin = [...text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('');
  return SHAPES.reduce((shape, [pattern, letter]) => shape.replace(pattern, letter), latin).replace(
    /[^\p{L}\p{N}]/gu,
    '',
  );
}

/** Does one word of the text mix Latin letters with Greek or Cyrillic ones? */
export const mixesScripts = (text: string): boolean =>
  (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(
    (word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word),
  );
