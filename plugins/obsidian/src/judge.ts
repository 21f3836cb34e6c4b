/** What became of changes. Pure. */
import { judgeReply, type Operation, type Reply, type Verdict } from '@msp/protocol';
import { z } from 'zod';

/** What connect.ts answers: a result for each change, in order. */
const Results = z.object({
  results: z.array(
    z.union([
      z.object({ ok: z.literal(true) }),
      z.object({
        ok: z.literal(false),
        kind: z.enum(['later', 'note', 'vault']),
        reason: z.string(),
        hint: z.string().optional(),
      }),
    ]),
  ),
});

/** What it answers where it does not understand the query. */
const Refused = z.object({ problem: z.string() });

type Result = z.infer<typeof Results>['results'][number];

/**
 * The verdicts on operations that were sent together.
 *
 * | result | verdict |
 * |---|---|
 * | ok | done |
 * | later: the disk is full, a file is locked, a folder is read-only | retry |
 * | note: its properties are not valid, it is no text | failed: parked until a person has looked |
 * | vault: it is not there | failed, all of the plugin: waits until it is there again |
 */
export function judge(
  reply: Reply,
  operations: readonly Operation[],
  now: number,
): Verdict | readonly Verdict[] {
  if (reply.kind === 'failure') return judgeReply(reply, now);
  const refused = Refused.safeParse(reply.value);
  if (refused.success) return { outcome: 'failed', reason: refused.data.problem };
  const answer = Results.safeParse(reply.value);
  if (!answer.success || answer.data.results.length !== operations.length)
    return { outcome: 'failed', reason: 'the answer does not fit what was sent' };
  return answer.data.results.map(verdictOf);
}

function verdictOf(result: Result): Verdict {
  if (result.ok) return { outcome: 'done' };
  const { kind, reason, hint } = result;
  if (kind === 'later') return { outcome: 'retry', reason, landed: 'no' };
  return {
    outcome: 'failed',
    reason,
    ...(hint === undefined ? {} : { hint }),
    scope: kind === 'vault' ? 'plugin' : 'operation',
  };
}
