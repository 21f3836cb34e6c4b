/** What an answer means. Pure. */
import { type Done, judgeReply, type Link, type Operation, type Reply, type Verdict } from '@msp/protocol';
import { graphErrors } from './answers.js';
import { callIn } from './call.js';
import type { Parts } from './contract.js';
import { limitReached } from './limits.js';
import { linksOf } from './links.js';
import { refusalIn } from './refusal.js';
import { ROUTES } from './routes.js';

/** Limits first, then refusals; the rest is as for any other tool. What was made is remembered. */
export const judge: Parts['judge'] = (reply, operations, now) => {
  const [operation] = operations;
  const call = operation ? callIn(operation) : null;
  const no = limitReached(reply, now) ?? refusalIn(reply, call) ?? graphRefusal(reply, call?.route);
  if (no) return no;
  const verdict = judgeReply(reply, now);
  if (verdict.outcome !== 'done') return verdict;
  return operations.map((each) => doneWith(reply, each));
};

/** What is created has to be named: else nobody knows whether it is there. */
const CREATING: readonly string[] = [ROUTES.comment, ROUTES.createIssue, ROUTES.graphql];

function doneWith(reply: Reply, operation: Operation): Verdict {
  const call = callIn(operation);
  // It was looked for, and there is none to write to.
  if (call?.find && reply.kind === 'answer' && Array.isArray(reply.value)) return { outcome: 'done' };
  const links: readonly Link[] = linksOf(reply, operation);
  if (links.length === 0 && call && CREATING.includes(call.route))
    return { outcome: 'retry', reason: 'GitHub did not say what it made' };
  return { outcome: 'done', ...(links.length > 0 && { links }) } satisfies Done;
}

/** GraphQL says yes to everything; what it did not do stands in the answer. */
function graphRefusal(reply: Reply, route: string | undefined): Verdict | null {
  const [error] = route === ROUTES.graphql && reply.status === 200 ? graphErrors(reply) : [];
  if (!error) return null;
  const reason = `GitHub refused it: ${error.message}`;
  if (error.type === 'RATE_LIMITED')
    return { outcome: 'retry', reason, scope: 'plugin', landed: 'no', after: 60_000 };
  if (/FORBIDDEN|INSUFFICIENT_SCOPES/.test(error.type))
    return {
      outcome: 'failed',
      reason,
      hint: 'Give the token this permission: Discussions: read and write.',
    };
  return {
    ...{ outcome: 'failed', reason },
    hint: 'Are discussions switched on, and is the category still there? `msp configure github` asks again.',
  };
}
