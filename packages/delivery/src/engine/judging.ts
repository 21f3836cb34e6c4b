/** What a plugin says of a reply, believed only as far as it makes sense. */
import { judgeReply, type Link, type Operation, type Plugin, type Reply, type Verdict } from '@msp/protocol';

/** One verdict for each operation that was sent together; a single one where the plugin judged them as one. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** Were they judged one by one? Where not, it is not known which of them is at fault. */
  readonly single: boolean;
}

/** Judges a reply. Where the plugin's own judge throws or returns nonsense, the fate of the operations is unknown. */
export function judge(
  plugin: Plugin,
  reply: Reply,
  operations: readonly Operation[],
  now: number,
): Judgement {
  let given: unknown;
  try {
    given = plugin.judge ? plugin.judge(reply, operations, now) : judgeReply(reply, now);
  } catch (error) {
    given = nonsense(`the plugin's judge failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (Array.isArray(given) && given.length === operations.length)
    return { verdicts: given.map(verdictOf), single: true };
  const verdict = Array.isArray(given)
    ? nonsense(`the plugin's judge gave ${given.length} verdicts for ${operations.length} operations`)
    : verdictOf(given);
  return { verdicts: operations.map(() => verdict), single: operations.length === 1 };
}

const nonsense = (reason: string): Verdict => ({ outcome: 'retry', reason, landed: 'unknown' });

/** A verdict with nothing in it but what the contract knows. */
export function verdictOf(value: unknown): Verdict {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const scope = given.scope === 'plugin' ? 'plugin' : 'operation';
  const reason =
    typeof given.reason === 'string' && given.reason !== '' ? given.reason : 'no reason was given';
  switch (given.outcome) {
    case 'done':
      return { outcome: 'done', links: linksOf(given.links) };
    case 'retry': {
      const after = typeof given.after === 'number' && given.after >= 0 ? { after: given.after } : {};
      return { outcome: 'retry', reason, scope, landed: given.landed === 'no' ? 'no' : 'unknown', ...after };
    }
    case 'failed':
      return {
        outcome: 'failed',
        reason,
        scope,
        ...(typeof given.hint === 'string' && { hint: given.hint }),
      };
    default:
      return nonsense("the plugin's judge gave no verdict");
  }
}

function linksOf(links: unknown): Link[] {
  if (!Array.isArray(links)) return [];
  return links.flatMap(({ local, remote, url }: Partial<Link>) =>
    typeof local === 'string' && (typeof remote === 'string' || typeof remote === 'number')
      ? [{ local, remote: String(remote), ...(typeof url === 'string' && { url }) }]
      : [],
  );
}
