/** What a reply that brought no page means for the feed and for the plugin as a whole. Pure. */
import {
  type Connection,
  judgeReply,
  type Operation,
  type Plugin,
  type Query,
  type Reply,
  type Verdict,
} from '@msp/protocol';
import { answered, limited, refused } from '../engine/breaker.js';
import { exhausted } from '../engine/bucket.js';
import { judge } from '../engine/judging.js';
import type { FeedTrouble } from './outcome.js';

/** A tool that says "too much" is left alone for so long at least; where it does not say for how long, for the second. */
const SHORTEST_LIMIT = 1_000;
const UNKNOWN_LIMIT = 30_000;

/** Statuses with which nothing that was read is believed: the tool did not let us see. */
const CLOSED = new Set([401, 403, 408, 425, 429]);

/** Did the tool tell all that it was asked for? Only then may what it did not name be gone. */
export const isWhole = (reply: Reply, now: number): boolean => judgeReply(reply, now).outcome === 'done';

/** May what the plugin has read from this reply be taken? An answer such as 404 may mean: there are none. */
export function isBelievable(reply: Reply, now: number): boolean {
  const { status } = reply;
  return (
    isWhole(reply, now) || (status !== undefined && status >= 300 && status < 500 && !CLOSED.has(status))
  );
}

/**
 * What a reply means. The plugin's judge knows operations, and not what a feed has asked: it is believed where it speaks of all
 * that is sent to the tool.
 */
export function verdictOn(plugin: Plugin, reply: Reply, query: Query, now: number): Verdict {
  const label = 'feed';
  const asked: Operation = { key: label, lane: label, summary: label, delivery: 'idempotent', query };
  const [verdict] = judge(plugin, reply, [asked], now).verdicts;
  const ofAll = verdict !== undefined && verdict.outcome !== 'done' && verdict.scope === 'plugin';
  return ofAll ? verdict : judgeReply(reply, now);
}

/** @param thrown what reading it failed with; null where it was read, but cannot be believed */
export function troubleOf(verdict: Verdict, thrown: string | null): FeedTrouble {
  const hint = verdict.outcome === 'failed' ? (verdict.hint ?? null) : null;
  if (verdict.outcome === 'done')
    return { status: 'failed', problem: thrown ?? 'the answer could not be used', hint };
  const problem = verdict.reason;
  if (verdict.outcome === 'retry')
    return { status: verdict.scope === 'plugin' ? 'limited' : 'unavailable', problem, hint };
  return verdict.scope === 'plugin'
    ? { status: 'refused', problem, hint }
    : { status: 'failed', problem: thrown ?? problem, hint };
}

/**
 * The connection after a reply. That a feed could not be had says nothing about deliveries: only what the tool says of all
 * that we send counts.
 */
export function connectionAfter(
  connection: Connection,
  verdict: Verdict,
  { headers }: Reply,
  now: number,
): Connection {
  const after = saidOfAll(connection, verdict, now);
  const empty = exhausted(headers, now);
  return empty > 0 ? limited(after, empty, now) : after;
}

function saidOfAll(connection: Connection, verdict: Verdict, now: number): Connection {
  if (verdict.outcome === 'done') return answered(connection, now);
  if (verdict.scope !== 'plugin') return connection;
  return verdict.outcome === 'retry'
    ? limited(connection, Math.max(SHORTEST_LIMIT, verdict.after ?? UNKNOWN_LIMIT), now)
    : refused(connection, verdict.reason, verdict.hint ?? null, now);
}
