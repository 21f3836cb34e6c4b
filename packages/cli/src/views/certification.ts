import { counted, paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import type { Certification } from '../plugins/certify.js';

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const;

/** One line for each finding, its problems below it, and what it comes to. */
export function certificationView({ name, findings }: Certification, paper: Paper): string[] {
  const { style } = paper;
  const paints = { passed: style.good, failed: style.bad, skipped: style.faint };
  const width = Math.max(...findings.map(({ check }) => check.length));
  const count = (outcome: keyof typeof MARKS) =>
    findings.filter((finding) => finding.outcome === outcome).length;
  const failed = count('failed');
  const sum = `${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`;
  return [
    ...findings.flatMap(({ check, title, outcome, detail = '' }) => [
      ...table(
        paper,
        [{ paint: paints[outcome] }, { paint: paints[outcome], width }, { flexible: true }],
        [[MARKS[outcome], check, title]],
        3,
      ),
      ...detail
        .split('\n')
        .filter((line) => line !== '')
        .flatMap((line) =>
          paragraph(paper, line, '    ', 6).map(outcome === 'failed' ? style.bad : style.faint),
        ),
    ]),
    '',
    failed === 0
      ? style.good(`${name} is certified: ${sum}`)
      : style.bad(`${name} is not certified: ${counted(failed, 'check')} failed (${sum})`),
  ];
}
