import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../open.js';

it('keeps ranges that follow each other as one', async () => {
  const store = await openSqliteStore({ path: join(temporaryFolder(), 'msp.db') });
  await store.transaction(async (transaction) => {
    for (const [first, last] of [
      [1, 3],
      [4, 4],
      [5, 9],
      [8, 7],
      [11, 12],
      [6, 8],
    ] as const)
      await transaction.markImported(first, last);
  });
  expect(await store.importedRanges(0)).toEqual([
    [1, 9],
    [11, 12],
  ]);
  expect(await store.importedRanges(9)).toEqual([[11, 12]]);
  await store.close();
});
