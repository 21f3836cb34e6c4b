/** What an answer means. Pure. */
import { acceptedValue, type Link, type Operation, type Reply, type Verdict } from '@msp/protocol';
import { allMadeIn, issueIn, madeIn } from './answers.js';
import type { Parts } from './contract.js';
import { refusal, wordsOf } from './judging/refusal.js';
import { judgeWay } from './judging/ways.js';
import { baseOf, type Kind, kindOf } from './operations/kinds.js';
import { sessionOf } from './operations/moving.js';
import { pageOf } from './site.js';

export const judge: Parts['judge'] = (reply, operations, now) => {
  const [first] = operations;
  const kind = first ? kindOf(first) : null;
  if (kind === 'move' && wasThere(reply)) return { outcome: 'done' };
  const { status } = reply;
  if (kind === 'create' && operations.length > 1 && (status === 201 || status === 400))
    return judgeAll(reply, operations, now);
  if (reply.kind === 'failure' || (status !== undefined && (status < 200 || status > 299)))
    return withWaiting(refusal(reply, kind, now), kind);
  return first && operations.length === 1 ? judgeOne(reply, first, kind) : judgeTogether(reply, operations);
};

/** The way that was found leads nowhere, so the host did not send the move: an address with a dot there is none. */
const wasThere = (reply: Reply): boolean =>
  reply.kind === 'failure' &&
  reply.reason === 'thrown' &&
  reply.landed === 'no' &&
  reply.status === undefined &&
  /its address is '\.'/.test(reply.message);

const SILENT: Verdict = { outcome: 'retry', reason: 'Jira did not say what it did' };

/** What waits for these to bring its link, and would wait for good: a person has to hear of it here. */
const BEHIND: Partial<Record<Kind, string>> = {
  find: 'what the session writes to Jira waits behind it: name another issue (`msp query jira use issue=WEB-1 --send`), or `msp outbox retry` with its number',
  way: 'the move waits behind it: `msp outbox retry` with its number sends both, `msp outbox discard` with both numbers gives both up',
};

function withWaiting(verdict: Verdict, kind: Kind | null): Verdict {
  const behind = kind === null ? undefined : BEHIND[kind];
  if (verdict.outcome !== 'failed' || verdict.scope === 'plugin' || behind === undefined) return verdict;
  return { ...verdict, hint: verdict.hint === undefined ? behind : `${verdict.hint}; ${behind}` };
}

function judgeOne(reply: Reply, operation: Operation, kind: Kind | null): Verdict {
  if (kind === 'move' || kind === null) return { outcome: 'done' };
  if (kind === 'find' || kind === 'way') {
    const issue = issueIn(reply);
    if (issue === null) return { outcome: 'retry', reason: 'Jira did not say which issue it is' };
    if (kind === 'way') return withWaiting(judgeWay(issue, operation), kind);
    return { outcome: 'done', links: [linkTo(operation, sessionOf(operation), issue)] };
  }
  const made = madeIn(reply);
  return made === null ? SILENT : { outcome: 'done', links: [linkTo(operation, operation.key, made)] };
}

/** One comment for several operations: all of them are that comment. */
function judgeTogether(reply: Reply, operations: readonly Operation[]): Verdict | Verdict[] {
  const made = madeIn(reply);
  if (made === null) return SILENT;
  return operations.map((each) => ({ outcome: 'done', links: [linkTo(each, each.key, made)] }));
}

/** Several issues at once: some may be made, and others not. */
function judgeAll(reply: Reply, operations: readonly Operation[], now: number): Verdict | Verdict[] {
  const value = reply.kind === 'answer' ? reply.value : null;
  const all = allMadeIn(reply.status === 400 ? { kind: 'answer', status: 201, value } : reply);
  if (all === null) return acceptedValue(reply) === undefined ? refusal(reply, 'create', now) : SILENT;
  const left = [...all.issues];
  return operations.map((operation, index): Verdict => {
    const failed = all.errors.find(({ failedElementNumber }) => failedElementNumber === index);
    if (failed)
      return { outcome: 'failed', reason: wordsOf(failed.elementErrors) ?? 'Jira did not make this issue' };
    const made = left.shift();
    return made ? { outcome: 'done', links: [linkTo(operation, operation.key, made)] } : SILENT;
  });
}

/** What MSP remembers: that this is what we call so, and where people look at it where it is an issue. */
export const linkTo = (
  operation: Operation,
  local: string,
  { id, key }: { readonly id: string; readonly key?: string | undefined },
): Link => ({ local, remote: id, ...(key !== undefined && { url: pageOf(baseOf(operation), key) }) });
