import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new, empty folder that is gone when the running test has finished, whatever lies in it then. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'msp-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
