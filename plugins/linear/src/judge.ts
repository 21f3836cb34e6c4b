/** What an answer means. Pure. */
import { judgeReply, type Operation, type Reply, type Verdict } from '@msp/protocol';
import { type Answered, answerIn, linksOf, type Problem, resultIn } from './answers.js';
import type { Parts } from './contract.js';
import { concernsIssue, isHeldBack, limitReached, names, notKnown, verdictOn } from './problems.js';
import { alias, callIn, ownId } from './statements.js';

/**
 * | reply | verdict |
 * |---|---|
 * | the result of an operation | done, with its link |
 * | our own id is there already | done: it was carried out before |
 * | `RATELIMITED`, whatever the status; held back by the transport | retry, all of the plugin, when there is enough again |
 * | `AUTHENTICATION_ERROR`, 401 | failed, all of the plugin |
 * | no permission, deleted, refused input | failed, that operation |
 * | an error of one of several | its own; those before it may have been carried out (retry, and looked for), those after were not |
 * | anything else | as HTTP says; an answer that says nothing is asked again |
 */
export const judge: Parts['judge'] = (reply, operations, now) => {
  const answer = answerIn(reply);
  if (answer === null) return unread(reply, now);
  const { status = 200, headers } = reply;
  if (status === 429) return limitReached(headers, now);
  if (status === 401) return notKnown();
  const own = operations.map((operation, index) => problemOf(answer, operation, index, operations.length));
  const [first] = answer.errors;
  const [operation, ...others] = operations;
  if (first && operation && own.every((problem) => problem === undefined)) {
    // Which of them it is about is not said: where it is refused, MSP finds out by halves; what is done is looked for.
    const verdict = verdictOn(first, operation, reply, now);
    return verdict.outcome === 'done' && others.length > 0 ? UNSAID : verdict;
  }
  const failedAt = own.findIndex((problem) => problem !== undefined);
  const failed = failedAt < 0 ? undefined : own[failedAt];
  return operations.map((operation, index): Verdict => {
    const problem =
      own[index] ?? (index > failedAt && failed && sameFate(failed, operations[failedAt], operation));
    if (problem) return verdictOn(problem, operation, reply, now);
    return (
      resultOf(answer, operation, index, reply, now) ?? (failedAt >= 0 && index > failedAt ? STOPPED : UNSAID)
    );
  });
};

/** What is gone or forbidden for one is so for another that does the same to the same issue. */
function sameFate(
  problem: Problem,
  failed: Operation | undefined,
  operation: Operation,
): Problem | undefined {
  if (failed === undefined || !concernsIssue(problem)) return undefined;
  const issue = issueOf(failed);
  return issue !== null && issue === issueOf(operation) ? problem : undefined;
}

/** What an operation does to which issue; null where it makes something on its own. */
function issueOf({ query }: Operation): string | null {
  const call = callIn(query);
  const { input } = call?.variables ?? {};
  const issue = typeof input === 'object' && input !== null && 'issueId' in input ? input.issueId : undefined;
  return call && issue !== undefined ? `${call.name} ${JSON.stringify(issue)}` : null;
}

/** An answer of something between us and Linear, or none. */
function unread(reply: Reply, now: number): Verdict {
  if (reply.status === 401) return notKnown();
  if (reply.status === 429 || isHeldBack(reply)) return limitReached(reply.headers, now);
  const verdict = judgeReply(reply, now);
  if (verdict.outcome !== 'done') return verdict;
  return { outcome: 'retry', reason: 'Linear did not say what it did', landed: 'unknown' };
}

/** The error that is about this operation: by the alias in its path, or by our id in its words. */
function problemOf(
  { errors }: Answered,
  operation: Operation,
  index: number,
  count: number,
): Problem | undefined {
  const id = ownId(operation);
  return errors.find(({ path, ...problem }) =>
    path === undefined || path.length === 0
      ? count === 1 || (id !== null && names(problem, id))
      : path[0] === alias(index),
  );
}

function resultOf(
  answer: Answered,
  operation: Operation,
  index: number,
  reply: Reply,
  now: number,
): Verdict | null {
  const result = resultIn(answer, index);
  if (result === 'refused')
    return { outcome: 'failed', reason: 'Linear did not do it, and does not say why' };
  if (result !== null) return { outcome: 'done', links: linksOf(operation, result) };
  const isNowhere = answer.errors.length === 0 && answer.data[alias(index)] === null;
  return isNowhere ? verdictOn(NOWHERE, operation, reply, now) : null;
}

/** It was asked for, and there is none. */
const NOWHERE: Problem = { message: 'Entity not found' };

/**
 * One error takes all results away. Mutations are carried out one after another (the GraphQL specification, 6.2.2): what comes after
 * the error was not begun; what comes before it was, and the probe finds it.
 */
const STOPPED: Verdict = {
  ...{ outcome: 'retry', reason: 'Linear stopped before it', landed: 'no' },
  // It is not its fault, and no attempt of its own.
  ...{ scope: 'plugin', after: 1000 },
};
const UNSAID: Verdict = {
  ...{ outcome: 'retry', reason: 'Linear did not say what became of it', landed: 'unknown' },
};
