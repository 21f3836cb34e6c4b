import { Refusal, type RefusalCode } from '../refusal.js';

/** What the operating system says where a folder cannot be made. */
const KNOWN: Readonly<Record<string, readonly [code: RefusalCode, what: string, next: string]>> = {
  EACCES: ['MSP012', 'may not be written by you', 'Name a folder that is yours: --folder <folder>'],
  EPERM: ['MSP012', 'may not be written by you', 'Name a folder that is yours: --folder <folder>'],
  EROFS: ['MSP012', 'is on a file system that is read-only', 'Name another folder: --folder <folder>'],
  ENOSPC: ['MSP012', 'is on a disk that is full', 'Make room, then run the command again.'],
  EDQUOT: ['MSP012', 'is on a disk of which your share is used up', 'Make room, then run the command again.'],
  ENOTDIR: [
    'MSP009',
    'has a file on its way where a folder is needed',
    'Name another folder: --folder <folder>',
  ],
  ELOOP: ['MSP009', 'is behind links that lead in a circle', 'Name another folder: --folder <folder>'],
  ENAMETOOLONG: [
    'MSP009',
    'has a longer name than this file system takes',
    'Name a shorter one: --folder <folder>',
  ],
  ENOTEMPTY: ['MSP009', 'was made by somebody else meanwhile', 'Name another folder: --folder <folder>'],
  EEXIST: ['MSP009', 'was made by somebody else meanwhile', 'Name another folder: --folder <folder>'],
};

/** What went wrong with a folder, as something that a person can act on; an error that nobody foresaw stays as it is. */
export function refusalOf(error: unknown, folder: string): unknown {
  const known = Refusal.is(error) ? undefined : KNOWN[(error as NodeJS.ErrnoException).code ?? ''];
  if (!known) return error;
  const [code, what, next] = known;
  return new Refusal(code, `${shownPath(folder)} ${what}. Nothing was written.`, next, error);
}

/** A path as it can be printed: without letters that a terminal would obey. */
export const shownPath = (path: string): string => path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
