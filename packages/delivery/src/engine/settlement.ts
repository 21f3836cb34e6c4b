/** What a verdict means for an entry of the outbox. Pure. */
import type { OutboxEntry, Settlement, Verdict } from '@msp/protocol';
import { backoff } from './backoff.js';

/** An entry that failed so often, while others of its plugin were sent, is parked: it will not succeed as it is. */
const GIVE_UP_AFTER = 12;

/** What the settlement depends on beside the verdict. */
export interface SettleFacts {
  readonly now: number;
  /** From 0 to 1. */
  readonly random: number;
  /** When something of the plugin last succeeded, ISO 8601; null where nothing did. */
  readonly lastSuccess: string | null;
}

/** The settlement of one entry. */
export function settlementOf(entry: OutboxEntry, verdict: Verdict, facts: SettleFacts): Settlement {
  const { id } = entry;
  if (verdict.outcome === 'done') return { id, status: 'sent', links: verdict.links ?? [] };
  const problem = verdict.reason;
  if (verdict.outcome === 'failed' && verdict.scope !== 'plugin')
    return { id, status: 'parked', problem: verdict.hint ? `${problem} (${verdict.hint})` : problem };
  const unsettled = verdict.outcome === 'retry' && verdict.landed !== 'no';
  // What the whole plugin waits for is not the entry's fault, and no attempt of its own.
  if (verdict.scope === 'plugin' && !unsettled) return { id, status: 'untouched' };
  if (verdict.outcome === 'retry' && verdict.scope !== 'plugin' && hopeless(entry, facts))
    return { id, status: 'parked', problem: `${problem} (given up after ${entry.attempts} attempts)` };
  const wait = backoff(entry.attempts, facts.random, verdict.outcome === 'retry' ? verdict.after : 0);
  return { id, status: 'queued', due: new Date(facts.now + wait).toISOString(), unsettled, problem };
}

function hopeless(entry: OutboxEntry, { lastSuccess }: SettleFacts): boolean {
  const { attempts, failingSince } = entry;
  return (
    attempts >= GIVE_UP_AFTER && failingSince !== null && lastSuccess !== null && lastSuccess > failingSince
  );
}
