/**
 * Which characters are letters. Ranges by hand: Unicode property classes take 6 ms to compile, a fifth of what a
 * command may take. Letters beyond the Basic Multilingual Plane count as signs, like the emoji they stand among. Pure.
 */

/** Scripts without spaces, where every letter is a word: Thai, Lao, kana, Chinese. For use inside brackets. */
export const UNSPACED = '\\u0e00-\\u0eff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff';

/** Letters, digits and marks of all other scripts, and `_`. For use inside brackets. */
export const SPACED =
  '\\w\\xaa\\xb5\\xba\\xc0-\\u0dff\\u0f00-\\u1fff\\u2c00-\\u2dff\\ua4d0-\\ud7ff\\ufb00-\\ufdff\\ufe20-\\ufe2f\\ufe70-\\ufefc\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc';

const LETTER = new RegExp(`[${SPACED}${UNSPACED}]`);
const ALONE = new RegExp(`[${UNSPACED}]`);

/** Whether a text has a letter or a digit. */
export const hasLetter = (text: string): boolean => LETTER.test(text);

/** Whether a text has a letter of a script without spaces. */
export const hasUnspaced = (text: string): boolean => ALONE.test(text);
