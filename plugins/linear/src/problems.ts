/** What an error of Linear means for an operation. Pure. */
import {
  authenticationFailed,
  type Failure,
  judgeReply,
  type Operation,
  type Reply,
  type Verdict,
} from '@msp/protocol';
import { linksOf, type Problem } from './answers.js';
import { waitAfterRefusal } from './budgets.js';
import { callIn, ownId } from './statements.js';

const THERE_ALREADY = /already exists|conflict on insert/i;
const GONE_ISSUE = /entity not found: issue\b/i;
const GONE = /entity not found|could not find/i;
/** Codes and types by which Linear and its SDK call the same. */
const is = ({ code, type }: Problem, ...names: readonly string[]): boolean =>
  [code, type].some((name) => name !== undefined && names.includes(name.replace(/[_ ]/g, '').toLowerCase()));

/** Was it carried out before? Our own id is there already. */
const isThere = ({ message, told = '' }: Problem, id: string | null): boolean =>
  id !== null && THERE_ALREADY.test(`${message} ${told}`) && (!told.includes('with id') || told.includes(id));

/** Is what it speaks of not there? */
export const isGone = ({ message, told = '' }: Problem): boolean => GONE.test(`${message} ${told}`);

/** Is an issue gone, or forbidden? Whatever else is done to it is refused as well. */
export const concernsIssue = (problem: Problem): boolean =>
  is(problem, 'forbidden') || GONE_ISSUE.test(problem.message);

/** @param id of ours; does the error name it? Then it speaks of that operation. */
export const names = ({ message, told = '' }: Problem, id: string): boolean =>
  `${message} ${told}`.includes(id);

export const limitReached = (headers: Reply['headers'], now: number): Verdict => ({
  ...{ outcome: 'retry', reason: "Linear's rate limit is reached", scope: 'plugin', landed: 'no' },
  after: waitAfterRefusal(headers, now),
});

const HELD_BACK = 'LINEAR_HELD_BACK';

/** In place of an answer, where nothing was sent because Linear would refuse it. @param wait milliseconds */
export function heldBack(wait: number): Failure {
  const seconds = Math.ceil(wait / 1000);
  const message = `Linear's rate limit is nearly reached. It goes on in ${seconds} seconds.`;
  return {
    ...{ kind: 'failure', reason: 'thrown', landed: 'no', code: HELD_BACK, message },
    headers: { 'retry-after': String(seconds) },
  };
}
export const isHeldBack = (reply: Reply): boolean => reply.kind === 'failure' && reply.code === HELD_BACK;

export const notKnown = (): Verdict => authenticationFailed('Linear', 'linear');

/**
 * @param reply the answer in which it stood: its status decides where nothing else does
 * @param now milliseconds since 1970
 */
export function verdictOn(problem: Problem, operation: Operation, reply: Reply, now: number): Verdict {
  const reason = problem.told ?? problem.message;
  if (is(problem, 'ratelimited')) return limitReached(reply.headers, now);
  if (is(problem, 'authenticationerror', 'unauthenticated')) return notKnown();
  if (isThere(problem, ownId(operation))) return { outcome: 'done', links: linksOf(operation, null) };
  if (is(problem, 'forbidden', 'featurenotaccessible'))
    return { outcome: 'failed', reason, hint: allowing(operation) };
  if (isGone(problem)) return gone(operation, reason);
  if (is(problem, 'usagelimitexceeded')) {
    const hint =
      'The plan of the workspace takes no more issues: archive some, or set `sessionIssue` and `blockers` to false.';
    return { outcome: 'failed', reason, hint };
  }
  if (is(problem, 'graphqlvalidationfailed', 'graphqlerror', 'graphqlparsefailed'))
    return {
      outcome: 'failed',
      reason,
      hint: 'The API of Linear has changed: look for a newer version of the plugin.',
    };
  if (is(problem, 'invalidinput', 'inputerror', 'usererror', 'nosuchstate'))
    return { outcome: 'failed', reason };
  const verdict = judgeReply(reply, now);
  return verdict.outcome === 'failed'
    ? { ...verdict, reason }
    : { outcome: 'retry', reason, landed: 'unknown' };
}

function allowing({ query }: Operation): string {
  const name = callIn(query)?.name;
  const right =
    name === 'AddComment' ? 'Create comments' : name?.startsWith('Make') ? 'Create issues' : 'Write';
  return `The API key may not do that: give it the permission ${right} (or Write) and access to the team, with \`msp add linear\`.`;
}

function gone({ query }: Operation, reason: string): Verdict {
  const name = callIn(query)?.name;
  if (name === 'CloseIssue') return { outcome: 'done' };
  if (name === 'FindSessionIssue') {
    const hint =
      'There is no such issue, or the API key may not see it. `msp query linear use issue=… --send` names the right one: what waits goes there.';
    return { outcome: 'failed', reason: `${reason} (${callIn(query)?.variables.id})`, hint };
  }
  const hint =
    name === 'AddComment' || name === 'SayWhatBlocks'
      ? 'The issue was deleted, or the API key may not see it any more. `msp outbox discard` gives this up.'
      : 'Something that the settings name is gone: `msp configure linear` chooses anew.';
  return { outcome: 'failed', reason, hint };
}
