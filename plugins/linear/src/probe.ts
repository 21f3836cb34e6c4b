/** Was it carried out, although no answer came? It is looked for by the id that we gave it. Pure. */
import type { Operation, TextQuery } from '@msp/protocol';
import { answerIn, linksOf, resultIn } from './answers.js';
import type { Parts } from './contract.js';
import { judge } from './judge.js';
import { isGone } from './problems.js';
import { alias, callIn, ownId, STATEMENTS } from './statements.js';

const FOUND = {
  issue: `query FindIssue($id: String!) { ${alias(0)}: issue(id: $id) { id url } }`,
  comment: `query FindComment($id: String!) { ${alias(0)}: comment(id: $id) { id url } }`,
  issueRelation: `query FindRelation($id: String!) { ${alias(0)}: issueRelation(id: $id) { id } }`,
} as const;

/** Nobody tells what time it is here, so that a time in a header is no wait: never longer than until a tenth of a budget flows in. */
const LONGEST_WAIT = 360_000;

/** For the tests that hold them against Linear's own schema. */
export const PROBES: readonly string[] = Object.values(FOUND);

/** Asks for what an operation makes. */
function ask(operation: Operation): TextQuery {
  const call = callIn(operation.query);
  const kind = (call && STATEMENTS[call.name].found) ?? 'issue';
  return { language: 'graphql', text: FOUND[kind], parameters: { id: ownId(operation) ?? '' } };
}

export const probe: Parts['probe'] = {
  ask,
  found(reply, operation) {
    const answer = answerIn(reply);
    const result = answer && resultIn(answer, 0);
    if (result && result !== 'refused' && (reply.status ?? 200) < 300)
      return { outcome: 'done', links: linksOf(operation, result) };
    if (answer?.errors.length === 1 && answer.errors.every(isGone)) return null;
    // Silence is not "it is not there": it is asked again later, and nothing is sent until then.
    const [verdict] = [judge(reply, [operation], 0)].flat();
    if (verdict === undefined || verdict.outcome === 'done')
      return { outcome: 'retry', reason: 'Linear did not say whether it is there' };
    // The key, or a limit: it is so for everything.
    if (verdict.outcome === 'failed' && verdict.scope === 'plugin') return verdict;
    if (verdict.outcome === 'retry' && verdict.scope === 'plugin')
      return { ...verdict, landed: 'unknown', after: Math.min(verdict.after ?? 0, LONGEST_WAIT) };
    return { outcome: 'retry', reason: verdict.reason };
  },
};
