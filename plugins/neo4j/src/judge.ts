/** What a reply of the database means. Pure. */
import type { Failure, Operation, Reply, Verdict } from '@msp/protocol';
import { missingEnds } from './link.js';

/** What a person can do, by the code of the error. */
const REFUSED: readonly (readonly [code: RegExp, hint: string])[] = [
  [
    /^Neo\.ClientError\.Security\.AuthenticationRateLimit$/,
    'Too many wrong passwords: the server is closed for some seconds. Check NEO4J_USERNAME and NEO4J_PASSWORD.',
  ],
  [
    /^Neo\.ClientError\.Security\.CredentialsExpired$/,
    'The password must be changed first: ALTER CURRENT USER SET PASSWORD FROM … TO …',
  ],
  [
    /^Neo\.ClientError\.Security\.Forbidden$/,
    'The user may not do this: give it a role that may write and make constraints (publisher with schema rights, or admin).',
  ],
  [
    /^Neo\.ClientError\.Security\./,
    'Check the user name and the password: NEO4J_USERNAME and NEO4J_PASSWORD.',
  ],
  [
    /^Neo\.ClientError\.Database\.DatabaseNotFound$/,
    'Check the setting database: SHOW DATABASES lists those there are.',
  ],
];

/** Somebody else made the same constraint or index at the same moment. */
const THERE_ALREADY =
  /^Neo\.ClientError\.Schema\.(EquivalentSchemaRuleAlreadyExists|ConstraintAlreadyExists|IndexAlreadyExists)$/;

/** Errors that have to do with what was asked, not with the server's state. */
const HOPELESS = /^Neo\.(ClientError\.(?!General|Cluster|Transaction)|DatabaseError\.(Statement|Schema)\.)/;

/**
 * | reply | verdict |
 * |---|---|
 * | an answer | done; failed where a link has no ends |
 * | user, password, rights, database unknown | failed, all of the plugin |
 * | the same constraint is there already | done |
 * | the statement or a constraint refuses it | failed |
 * | no connection, timeout, deadlock, no memory, anything else | retry |
 */
export function judge(reply: Reply, operations: readonly Operation[]): Verdict {
  if (reply.kind === 'answer') return missingEnds(reply, operations) ?? { outcome: 'done' };
  const code = reply.code ?? '';
  const reason = reply.message;
  const refused = REFUSED.find(([pattern]) => pattern.test(code));
  if (refused) return { outcome: 'failed', scope: 'plugin', reason, hint: refused[1] };
  if (THERE_ALREADY.test(code)) return { outcome: 'done' };
  if (HOPELESS.test(code) || isHopeless(reply)) return { outcome: 'failed', reason };
  return { outcome: 'retry', reason, landed: reply.landed };
}

/** The transport does not know what it was given. */
const isHopeless = (failure: Failure) => failure.code === 'NOT_CYPHER' || failure.reason === 'forbidden-host';
