import type { Operation, Reply, Verdict } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { failureOf } from './failure.js';
import { judge } from './judge.js';
import { LINK } from './link.js';

const coded = (code: string, message = 'it went wrong') =>
  failureOf(Object.assign(new Error(message), { code }));
const answer = (value: object): Reply => ({ kind: 'answer', value: value as never });

describe('judge', () => {
  it.each([
    ['Neo.ClientError.Security.Unauthorized', 'NEO4J_PASSWORD'],
    ['Neo.ClientError.Security.AuthenticationRateLimit', 'Too many'],
    ['Neo.ClientError.Security.CredentialsExpired', 'ALTER CURRENT USER'],
    ['Neo.ClientError.Security.Forbidden', 'role'],
    ['Neo.ClientError.Security.SomethingNew', 'NEO4J_PASSWORD'],
    ['Neo.ClientError.Database.DatabaseNotFound', 'SHOW DATABASES'],
  ])('%s is failed for the whole plugin', (code, hint) => {
    expect(judge(coded(code), [])).toEqual({
      outcome: 'failed',
      scope: 'plugin',
      reason: 'it went wrong',
      hint: expect.stringContaining(hint),
    });
  });

  it.each([
    'Neo.ClientError.Statement.SyntaxError',
    'Neo.ClientError.Schema.ConstraintValidationFailed',
    'Neo.ClientError.Request.Invalid',
    'Neo.DatabaseError.Statement.ExecutionFailed',
    'NOT_CYPHER',
  ])('%s is failed for the operation', (code) => {
    expect(judge(coded(code), [])).toEqual({ outcome: 'failed', reason: 'it went wrong' });
  });

  it.each([
    ['ServiceUnavailable', 'unknown'],
    ['SessionExpired', 'unknown'],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'unknown'],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'unknown'],
    ['Neo.ClientError.Cluster.NotALeader', 'no'],
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'no'],
    ['Neo.DatabaseError.General.UnknownError', 'unknown'],
    ['something else', 'unknown'],
  ])('%s is to be tried again', (code, landed) => {
    expect(judge(coded(code), [])).toEqual({ outcome: 'retry', reason: 'it went wrong', landed });
  });

  it('a connection that was refused brought nothing', () => {
    const reply = coded('ServiceUnavailable', 'Failed to connect: connect ECONNREFUSED 127.0.0.1:1');
    expect(reply).toMatchObject({ reason: 'connection', landed: 'no' });
    expect(judge(reply, [])).toMatchObject({ outcome: 'retry', landed: 'no' });
  });

  it('what the host makes of a timeout is to be tried again', () => {
    const reply: Reply = { kind: 'failure', reason: 'timeout', landed: 'unknown', message: 'too late' };
    expect(judge(reply, [])).toEqual({ outcome: 'retry', reason: 'too late', landed: 'unknown' });
  });

  it('a constraint that somebody else has just made is there', () => {
    expect(judge(coded('Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists'), [])).toEqual({
      outcome: 'done',
    });
  });

  it('an answer is done, but for a link without ends', () => {
    const query = { language: 'cypher', text: LINK, parameters: {} };
    const link: Operation = { key: 'k', lane: 'l', summary: 'a references b', query, delivery: 'idempotent' };
    expect(judge(answer({ records: [] }), [])).toEqual({ outcome: 'done' });
    expect(judge(answer({ records: [{ from: true, to: true }] }), [link])).toEqual({ outcome: 'done' });
    expect(judge(answer({ records: [{ from: true, to: false }] }), [link])).toEqual<Verdict>({
      outcome: 'failed',
      reason: 'the graph has nothing for to of: a references b',
      hint: expect.stringContaining('id') as unknown as string,
    });
  });

  it('anything that was thrown is a failure', () => {
    expect(failureOf(null)).toMatchObject({ kind: 'failure', message: 'null' });
    expect(failureOf(new Error(''))).toMatchObject({ reason: 'thrown', landed: 'unknown' });
  });
});
