import { findSecrets, type RecordOptions } from '@msp/core';
import { ending } from './ending.js';
import { interactive } from './interactive.js';
import { STDERR, write } from './output/write.js';
import type { Shell } from './shell.js';

/** The option of every command that records a text. */
export const ALLOW_SECRET = {
  'allow-secret': { description: 'Keep a text as it is although it looks as if it held a secret' },
} as const;

/**
 * What to do with what looks like a secret: at a terminal the person is asked, elsewhere it is masked with a warning.
 *
 * @throws the ending `interrupted` where the person would rather not record it
 */
export async function secretChoice(
  shell: Shell,
  allow: boolean,
  texts: readonly (string | undefined)[],
): Promise<RecordOptions> {
  if (allow) return { secrets: 'allow' };
  if (!interactive(shell)) return {};
  const kinds = new Set(texts.flatMap((text) => findSecrets(text ?? '').map(({ kind }) => kind)));
  if (kinds.size === 0) return {};
  const { choose } = await import('./prompt.js');
  const answer = await choose(
    [`This looks as if it held a secret (${[...kinds].join(', ')}).`],
    [
      { key: 'mask', does: 'record it with the secret masked' },
      { key: 'keep', does: 'record it as it is' },
      { key: 'cancel', does: 'record nothing' },
    ],
  );
  if (answer === 'cancel') {
    write(STDERR, 'Nothing was recorded.\n');
    throw ending('interrupted');
  }
  return { secrets: answer === 'keep' ? 'allow' : 'mask' };
}
