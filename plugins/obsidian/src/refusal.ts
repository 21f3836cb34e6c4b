/** Why a file was not written, and what can be done about it. Pure. */
import type { Result } from './document.js';

type Failed = Extract<Result, { readonly ok: false }>;

/** Thrown where a file is not written. */
export class Refusal extends Error {
  readonly kind: Failed['kind'];
  readonly hint: string | undefined;

  constructor(kind: Failed['kind'], reason: string, hint?: string) {
    super(reason);
    this.kind = kind;
    this.hint = hint;
  }
}

const FORBIDDEN = 'look at the rights of the file and its folder';
/** What the system says, in words, and whether it may be otherwise later. */
const REASONS: Readonly<Record<string, readonly [kind: Failed['kind'], words: string]>> = {
  ENOSPC: ['later', 'the disk is full'],
  EDQUOT: ['later', 'the disk quota is used up'],
  EROFS: ['later', 'the disk is read-only'],
  EACCES: ['later', FORBIDDEN],
  EPERM: ['later', FORBIDDEN],
  EBUSY: ['later', 'another program keeps it open'],
  ENAMETOOLONG: ['note', 'its path is too long for this system: choose shorter folders'],
  ENOTDIR: ['note', 'there is a file where its folder should be'],
};

/** The result for a change that ended with an error. What is not known is tried again. */
export function refusalOf(error: unknown, path: string): Failed {
  if (error instanceof Refusal) {
    const { kind, message: reason, hint } = error;
    return { ok: false, kind, reason, ...(hint === undefined ? {} : { hint }) };
  }
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [kind, words] = REASONS[code] ?? ['later', message];
  return { ok: false, kind, reason: `${path} was not written: ${words}${code === '' ? '' : ` (${code})`}` };
}
