import type { MspError, Store } from '@msp/protocol';
import { expect } from 'vitest';

/** What each part of the suite works with. Whatever is opened is closed after the test. */
export interface Bench {
  /** An empty store. */
  store(): Promise<Store>;
  /** A new place, to open as often as a test wants. */
  place(): Promise<() => Promise<Store>>;
}

/** Expects that it fails with this code of the catalog, and gives the error. */
export async function failing(code: string, work: Promise<unknown>): Promise<MspError> {
  const error = await work.then(
    () => expect.unreachable(`should have failed with ${code}`),
    (reason: unknown) => reason as MspError,
  );
  expect(error).toMatchObject({ code });
  expect(error.hint).not.toBe('');
  return error;
}
