/** Tests that go one way together: where one step fails, those behind it have nothing to stand on. */
import { it } from 'vitest';

/** Milliseconds for one step: a machine may have more to do. */
const PATIENCE = 300_000;

/**
 * Makes an `it` whose steps are skipped, with the reason, after one has failed and where there is no way at all.
 *
 * @param missing why the way cannot be gone here; null where it can
 */
export function steps(missing: () => string | null): (title: string, step: () => Promise<void>) => void {
  let failed: string | null = null;
  return (title, step) =>
    it(title, { timeout: PATIENCE }, async ({ skip }) => {
      const reason = missing() ?? (failed === null ? null : `"${failed}" failed`);
      if (reason !== null) skip(reason);
      failed = title;
      await step();
      failed = null;
    });
}
