/** What the contract says about each fault: which verdicts are right. Pure. */
import type { Operation, Reply, Verdict } from '@msp/protocol';
import type { Fault } from '../../fault-server/fault.js';
import { brief } from '../finding.js';
import type { FaultName } from '../options.js';

/** What was seen when an operation met a fault. */
export interface Seen {
  readonly operation: Operation;
  readonly reply: Reply;
  readonly verdict: Verdict;
  /** Has the plugin a judge of its own? */
  readonly ownJudge: boolean;
}

/** One fault. */
export interface Expectation {
  readonly title: string;
  /** What the tool does, one after the other. `elsewhere` is the address of another host. */
  faults(elsewhere: string): readonly Fault[];
  /** What is wrong with what was seen; null where nothing is. */
  problem(seen: Seen): string | null;
}

const answer = (status: number, more: { headers?: Record<string, string>; body?: string } = {}): Fault => ({
  ...{ kind: 'answer', status, body: { message: `HTTP ${status}` } },
  ...more,
});

/** How long the tool asks to wait, in seconds, and how much longer one may wait, in milliseconds. */
const WAIT = 7;
const SLACK = 3000;
/** More than anybody should take. */
const ENDLESS = 64 * 1_048_576;

const told = ({ verdict }: Seen) => `the verdict is ${brief(verdict)}`;
const isRetry = (seen: Seen) =>
  seen.verdict.outcome === 'retry' ? null : `${told(seen)}, and should be retry`;
const isFailed = (seen: Seen) =>
  seen.verdict.outcome === 'failed' ? null : `${told(seen)}, and should be failed`;

function ofAll(seen: Seen): string | null {
  return 'scope' in seen.verdict && seen.verdict.scope === 'plugin'
    ? null
    : `${told(seen)}, and its scope should be "plugin": nothing else of the plugin can succeed either`;
}

/** Nobody knows whether it was carried out. */
function isUncertain(seen: Seen): string | null {
  const wrong = isRetry(seen);
  if (wrong !== null) return wrong;
  return seen.verdict.outcome === 'retry' && seen.verdict.landed === 'no'
    ? `${told(seen)}, and "landed" may not be "no": it may have been carried out`
    : null;
}

/** The tool said yes, and the rest could not be read: only a judge that has seen that may call it done. */
function isUnread(seen: Seen, others: readonly Verdict['outcome'][]): string | null {
  const { verdict, reply, ownJudge } = seen;
  if (others.includes(verdict.outcome)) return null;
  const knowingly =
    ownJudge && reply.kind === 'failure' && (reply.status ?? 0) >= 200 && (reply.status ?? 0) < 300;
  return verdict.outcome === 'done' && knowingly
    ? null
    : `${told(seen)}, and should be ${others.join(' or ')}: the answer could not be read`;
}

function waits(seen: Seen): string | null {
  const { verdict } = seen;
  const after = verdict.outcome === 'retry' ? (verdict.after ?? 0) : 0;
  return after >= WAIT * 1000 && after <= WAIT * 1000 + SLACK
    ? null
    : `${told(seen)}, and its "after" should be ${WAIT * 1000}: the tool said how long to wait`;
}

/** The faults by name. */
export const EXPECTATIONS: Readonly<Record<FaultName, Expectation>> = {
  'rate-limit': {
    title: '429 with Retry-After: everything of the plugin waits that long',
    faults: () => [answer(429, { headers: { 'retry-after': String(WAIT) } })],
    problem: (seen) => isRetry(seen) ?? ofAll(seen) ?? waits(seen),
  },
  'rate-limit-unknown': {
    title: '429 without Retry-After: everything of the plugin waits',
    faults: () => [answer(429)],
    problem: (seen) => isRetry(seen) ?? ofAll(seen),
  },
  'server-error': {
    title: '500, 502 and 504: it is tried again',
    faults: () => [answer(500), answer(502, { body: '<html>Bad gateway</html>' }), answer(504, { body: '' })],
    problem: isRetry,
  },
  unavailable: {
    title: '503: it is tried again',
    faults: () => [answer(503), answer(503, { body: '<html>Maintenance</html>' })],
    problem: isRetry,
  },
  reset: {
    title:
      'The connection is cut, before or after it was carried out: it is tried again, as one that may have landed',
    faults: () => [
      { kind: 'reset', when: 'before' },
      { kind: 'reset', when: 'after' },
    ],
    problem: isUncertain,
  },
  timeout: {
    title:
      'No answer comes, whether or not it was carried out: it is tried again, as one that may have landed',
    faults: () => [
      { kind: 'hang', when: 'before' },
      { kind: 'hang', when: 'after' },
    ],
    problem: isUncertain,
  },
  truncated: {
    title: 'The answer’s JSON breaks off: it is not taken for done unawares',
    faults: () => [
      { kind: 'truncated', connection: 'kept' },
      { kind: 'truncated', connection: 'cut' },
    ],
    problem: (seen) => isUnread(seen, ['retry']),
  },
  huge: {
    title: 'An answer without end is not read to its end, nor taken for done unawares',
    faults: () => [{ kind: 'endless', bytes: ENDLESS }],
    problem: (seen) => isUnread(seen, ['retry', 'failed']),
  },
  unauthorized: {
    title: '401: nothing of the plugin can succeed',
    faults: () => [answer(401)],
    problem: (seen) => isFailed(seen) ?? ofAll(seen),
  },
  forbidden: {
    title: '403: it cannot succeed',
    faults: () => [answer(403)],
    problem: isFailed,
  },
  'not-found': {
    title: '404: it cannot succeed',
    faults: () => [answer(404)],
    problem: (seen) => {
      const { query } = seen.operation;
      const removes = 'request' in query && query.request.method === 'DELETE';
      // What is to be gone and is not there is as wanted.
      return removes && seen.verdict.outcome === 'done' ? null : isFailed(seen);
    },
  },
  redirect: {
    title: 'A redirect to another host: nobody goes there, and it is not taken for done',
    faults: (elsewhere) =>
      [302, 308].map((status) => answer(status, { headers: { location: `${elsewhere}/caught` } })),
    problem: (seen) => (seen.verdict.outcome === 'done' ? `${told(seen)}, and nothing was done` : null),
  },
};

export const ENDLESS_BYTES = ENDLESS;
