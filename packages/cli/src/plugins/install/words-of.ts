import { shellWord } from '../../arguments/shell-word.js';
import type { AddWish } from './addition.js';

/** The command as it was typed. Pure. */
export const wordsOf = ({
  command,
  word,
  name,
  settings,
}: Pick<AddWish, 'command' | 'word' | 'name' | 'settings'>): string =>
  [
    `${command} ${shellWord(word)}`,
    ...(name === undefined ? [] : [`--name ${name}`]),
    ...settings.map(([key, value]) => `--set ${shellWord(`${key}=${value}`)}`),
  ].join(' ');
