import { command } from '../command.js';
import type { Check } from '../diagnosis/check.js';
import { allChecks } from '../diagnosis/checks.js';
import { paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';

export default command({
  arguments: [],
  options: {},
  examples: [
    { line: 'msp diagnose', does: 'Look at everything that MSP needs' },
    { line: 'msp diagnose --json', does: 'The same, to be sent along with a report' },
  ],
  details: ['Nothing is changed, and nothing that you recorded is shown.'],
  run: async (_, __, shell) => {
    const checks = await allChecks(shell);
    const worst = checks.find(({ status }) => status === 'error');
    return {
      json: () => ({
        healthy: worst === undefined,
        checks: checks.map(({ exitCode: __, ...check }) => check),
        warnings: [],
      }),
      text: (paper) => checksView(checks, paper),
      essential: worst ? 'unhealthy' : 'healthy',
      exitCode: worst?.exitCode ?? 0,
    };
  },
});

function checksView(checks: readonly Check[], paper: Paper): string[] {
  const { style } = paper;
  const marks = { ok: '✓', warning: '!', error: '✗' };
  const paints = { '✓': style.good, '!': style.caution, '✗': style.bad };
  const paint = (mark: string) => paints[mark as keyof typeof paints]?.(mark) ?? mark;
  const rows = checks.map(({ name, status, message }) => [marks[status], name, message]);
  const todo = checks.flatMap(({ hint }) => (hint === null ? [] : paragraph(paper, hint)));
  return [
    ...table(paper, [{ paint }, { paint: style.strong }, { flexible: true }], rows, 6),
    ...(todo.length === 0 ? [] : ['', 'What to do', ...todo]),
  ];
}
