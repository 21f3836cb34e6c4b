/** What the process that certifies says, and when it is believed. Pure. */
import { CHECKS } from '@msp/testing/certify';
import * as z from 'zod/mini';
import type { Counts } from '../certify-own.ts';

/** How it came through: the counts, or why it is not certified. */
export type Verdict = { readonly counts: Counts } | { readonly problem: string };

const count = z.int().check(z.gte(0));

/** What the child says. */
const ChildReport = z.strictObject({
  /** Why it was not examined. */
  problem: z.nullable(z.string()),
  passed: count,
  skipped: count,
  /** Check and first line of what is wrong. */
  failed: z.array(z.string()),
});

export type ChildReport = z.infer<typeof ChildReport>;

/** How the child came to its end. */
export interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  /** Null where a signal ended it. */
  readonly code: number | null;
}

/** The line in which the child says its result; before and after it the plugin may have printed anything. */
export const reportLine = (mark: string, report: ChildReport): string => `${mark}${JSON.stringify(report)}`;

/**
 * The result of a certification: only what stands behind the mark of this run, stands there once, and is of every check.
 *
 * @param mark what only the child was told, before any code of the plugin ran
 */
export function verdictOf({ stdout, stderr, code }: Ending, mark: string): Verdict {
  const [, said, ...more] = stdout.split(mark);
  if (said === undefined)
    return { problem: `its process ended without a word${lastLine(stderr.trim() || stdout)}` };
  if (more.length > 0) return { problem: 'its process told its result more than once' };
  if (code !== 0) return { problem: `its process ended with ${code ?? 'a signal'}` };
  const report = reportIn(said.split('\n')[0] ?? '');
  if (!report) return { problem: 'its process told a result that is none' };
  const { problem, passed, skipped, failed } = report;
  if (problem !== null) return { problem };
  if (failed.length > 0) return { problem: `these checks failed: ${failed.join('; ')}` };
  if (passed + skipped !== CHECKS.length)
    return { problem: `its process told of ${passed + skipped} checks, and there are ${CHECKS.length}` };
  return { counts: { passed, skipped, failed: 0 } };
}

function reportIn(text: string): ChildReport | null {
  try {
    return ChildReport.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const lastLine = (output: string): string => {
  const line = output.trim().split('\n').at(-1) ?? '';
  return line === '' ? '' : `: ${line.slice(0, 300)}`;
};
