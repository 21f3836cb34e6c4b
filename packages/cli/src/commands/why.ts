import { why } from '@msp/core';
import { given } from '../arguments/given.js';
import { instantOf } from '../arguments/instant.js';
import { command } from '../command.js';
import { decisionDocument } from '../document/ledger.js';
import { openHost } from '../host.js';
import { whyView } from '../views/why.js';

export default command({
  arguments: [
    { name: 'words', description: "Words of the decision, or the decision's id", required: true, rest: true },
  ],
  options: { 'as-of': { value: 'when', description: 'What was in force then: 2026-11-01, yesterday, 30d' } },
  examples: [
    { line: 'msp why postgres', does: 'The decision in force, its reasons and what it replaced' },
    { line: 'msp why database --as-of yesterday', does: 'What was in force then' },
  ],
  run: async ({ words }, options, shell) => {
    const at = options['as-of'];
    const asOf = at === undefined ? undefined : instantOf('--as-of', at, shell.now, 'end');
    const host = await openHost(shell, 'any');
    const { project } = shell.globals;
    const answer = await why(host, { words, ...given({ asOf, project }) });
    return {
      json: () => ({
        asOf: answer.asOf,
        answers: answer.answers.map(({ decision, replaced, score }) => ({
          decision: decisionDocument(decision),
          replaced: replaced.map(decisionDocument),
          score,
        })),
      }),
      text: (paper) => whyView(answer, paper),
      essential: answer.answers.map(({ decision }) => decision.id).join('\n') || undefined,
    };
  },
});
