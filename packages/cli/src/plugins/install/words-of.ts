import { shellWord } from '../../arguments/shell-word.js';
import type { AddWish } from './addition.js';

/** The command as it was typed. Pure. */
export const wordsOf = ({ word, name, settings }: Pick<AddWish, 'word' | 'name' | 'settings'>): string =>
  [
    `msp plugin add ${shellWord(word)}`,
    ...(name === undefined ? [] : [`--name ${name}`]),
    ...settings.map(([key, value]) => `--set ${shellWord(`${key}=${value}`)}`),
  ].join(' ');
