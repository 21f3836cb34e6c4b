/** What a person may have meant by a name that cannot be. Pure. */
import { MOST_LETTERS, PLUGIN_NAME } from './name-form.js';

/** Letters that no decomposition takes apart. */
const SPELLED: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/**
 * The nearest name of the right form; null where nothing of it can be kept. It may still be one that is taken.
 *
 * @example nearestName('My Tool!') // 'my-tool'
 */
export function nearestName(name: string): string | null {
  const plain = name
    .replace(/^@[^/]*\//, '')
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^ -~]/gu, (letter) => SPELLED[letter] ?? '-')
    .replace(/'/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^(msp-plugin-|msp-)+(?=.)/, '');
  if (plain === '') return null;
  const begun = /^[0-9]/.test(plain) ? `tool-${plain}` : plain;
  const short = begun.slice(0, MOST_LETTERS).replace(/-+$/, '');
  return PLUGIN_NAME.test(short) ? short : null;
}
