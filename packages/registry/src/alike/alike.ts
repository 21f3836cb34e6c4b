/** Could one name be taken for the other? Pure. */
import { wordsOf } from '../reserved/words.js';
import { distance } from './distance.js';
import { skeleton } from './skeleton.js';

/** Words that make nothing another tool: `linear-official` is read as "Linear". */
const FILLERS = new Set(
  wordsOf(`
    a addon api app apps
    bot bridge
    client cloud connect connector core
    extension
    for
    genuine
    hq
    integration io
    js
    lib
    my msp
    new next node now
    official org original
    plugin plugins plus pro
    real
    sdk sync
    team the tool ts
    verified
    with
  `),
);
/** The same written in one word with the name. */
const PREFIXES = /^(mspplugin|plugin|msp|official|real|the|my|get|use|try)(?=.{3})/;
const SUFFIXES = /(?<=.{3})(mspplugin|plugins?|msp|official|app|hq|js|io|pro)$/;

/** The words of a name that tell it from others. @example bare('msp-linear-official') // 'linear' */
export function bare(name: string): string {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !FILLERS.has(word) && !/^v?\d+$/.test(word));
  const joined = (telling.length > 0 ? telling : words).join('');
  return joined.replace(PREFIXES, '').replace(SUFFIXES, '');
}

/**
 * How many letters may differ in names that are taken for each other: of short ones none, because most short words are only
 * a letter or two from another.
 */
function tolerance(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Could one name be taken for the other: because of characters that look the same, a typing error, or words that say nothing?
 *
 * @example alike('linaer', 'linear') // true
 */
export function alike(name: string, other: string): boolean {
  const forms = (text: string) => [skeleton(text), skeleton(bare(text))];
  if (forms(name).some((form) => form !== '' && forms(other).includes(form))) return true;
  return [
    [squash(name), squash(other)],
    [bare(name), bare(other)],
  ].some(([left = '', right = '']) => {
    const shorter = Math.min(left.length, right.length);
    const allowed = tolerance(shorter);
    return Math.abs(left.length - right.length) <= allowed && allowed > 0 && distance(left, right) <= allowed;
  });
}

const squash = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
