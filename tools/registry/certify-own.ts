/** Certifies a plugin of this repository: by its own certification test, which knows its settings and its tool. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificationRecord } from '@msp/registry';
import type { FirstParty } from './first-party.ts';
import { pack } from './pack.ts';
import { inTemporaryFolder } from './temporary.ts';

/** What the runner writes. */
interface Report {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly message?: string;
    readonly assertionResults: readonly Assertion[];
  }[];
}

interface Assertion {
  readonly status: string;
  readonly title: string;
}

/** How many checks ended how. */
export type Counts = Pick<CertificationRecord, 'passed' | 'skipped' | 'failed'>;

/** @throws where a check failed, with the names of those that did, or where nothing was run */
export function countsOf(id: string, { numPassedTests, numPendingTests, ...report }: Report): Counts {
  const failed = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title),
  );
  const [broken] = report.testResults.flatMap(({ message }) => (message ? [message] : []));
  if (report.numFailedTests > 0 || broken !== undefined || numPassedTests === 0)
    throw new Error(
      `${id} is not certified: ${failed.join('; ') || broken || 'no check was run'}. See: npx vitest run plugins/${id}/src/certification.test.ts`,
    );
  return { passed: numPassedTests, skipped: numPendingTests, failed: 0 };
}

/** The kit of this repository. @example '@msp/testing@0.2.0' */
export const kitOf = (root: string): string => {
  const file = join(root, 'packages', 'testing', 'package.json');
  return `@msp/testing@${JSON.parse(readFileSync(file, 'utf8')).version}`;
};

/** Runs the certification test of a plugin. @throws as {@link countsOf} does */
export const runCertification = (root: string, id: string): Promise<Counts> =>
  inTemporaryFolder(async (folder) => {
    const file = join(folder, 'report.json');
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const test = `plugins/${id}/src/certification.test.ts`;
    const words = [vitest, 'run', test, '--reporter=json', `--outputFile=${file}`];
    const { stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    if (!existsSync(file)) throw new Error(`${id} cannot be certified: ${stderr.trim()}`);
    return countsOf(id, JSON.parse(readFileSync(file, 'utf8')));
  });

/** Certifies the version that stands in its package.json. Build it first: its archive is part of what is certified. */
export async function certifyOwn(
  root: string,
  plugin: FirstParty,
  date: string,
): Promise<CertificationRecord> {
  const counts = await runCertification(root, plugin.id);
  const { version, integrity } = await inTemporaryFolder((folder) => pack(plugin.folder, { folder }));
  return {
    version,
    date,
    passed: counts.passed,
    skipped: counts.skipped,
    failed: 0,
    kit: kitOf(root),
    integrity,
  };
}
