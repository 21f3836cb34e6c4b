/** What a release would publish. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChangeset } from './run-command.ts';

/** A version that the registry does not have yet. */
export interface Planned {
  readonly name: string;
  readonly version: string;
}

/** Asks the registry for every package, as changesets do before they publish. In order of who needs whom. */
export function publishPlan(): Planned[] {
  const folder = mkdtempSync(join(tmpdir(), 'msp-release-'));
  try {
    const file = join(folder, 'plan.json');
    runChangeset('publish-plan', '--output', file);
    const { plan } = JSON.parse(readFileSync(file, 'utf8')) as { plan: (Planned & { kind: string })[][] };
    return plan.flat().filter(({ kind }) => kind === 'publish');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
