/** Why is it so? The decision that was in force, its reasons, and what it replaced. */
import { type DecisionEntry, MspError } from '@msp/protocol';
import type { Host } from '../host.js';
import { rank } from '../recall/rank.js';
import { words } from '../recall/words.js';

const CANDIDATES = 200;

export interface WhyInput {
  /** Words of the decision, or its id. */
  readonly words: string;
  /** The moment asked about; default: now. */
  readonly asOf?: Date;
  readonly project?: string;
  /** At most so many answers. Default: 3. */
  readonly limit?: number;
}

export interface WhyAnswer {
  readonly asOf: string;
  /** The best first; empty where no decision in force then fits. */
  readonly answers: { decision: DecisionEntry; replaced: DecisionEntry[]; score: number }[];
}

async function replacedBy(host: Host, decision: DecisionEntry): Promise<DecisionEntry[]> {
  const chain: DecisionEntry[] = [];
  const seen = new Set([decision.id]);
  let next = decision.supersedes;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const [older] = await host.store.decisions({ ids: [next] });
    if (!older) break;
    chain.push(older);
    next = older.supersedes;
  }
  return chain;
}

/**
 * The decision in force at a moment that fits the words. A search that meets a replaced decision leads to the one that
 * stood in its place then, because people ask by the old name.
 *
 * @throws `MSP009` where no words are given.
 */
export async function why(host: Host, input: WhyInput): Promise<WhyAnswer> {
  const asOf = (input.asOf ?? host.now()).toISOString();
  const asked = [...new Set(words(input.words))];
  if (asked.length === 0) {
    throw new MspError('MSP009', {
      message: 'There are no words to look for.',
      hint: 'For example: msp why token rotation',
    });
  }
  const query = {
    words: asked,
    prefix: (asked.at(-1)?.length ?? 0) >= 3,
    types: ['decision-made'] as const,
    limit: CANDIDATES,
    until: asOf,
  };
  const where = input.project ? { project: input.project } : {};
  const all = await host.store.search({ ...query, ...where, match: 'all' });
  const found = all.length > 0 ? all : await host.store.search({ ...query, ...where, match: 'any' });
  const byId = await host.store.eventsByIdPrefix(input.words.trim(), 2);
  const ranked = rank(found, { words: asked, frequency: new Map(), now: host.now() });
  if (byId.length === 1 && byId[0]?.type === 'decision-made') ranked.unshift({ event: byId[0], score: 2 });

  const answers: WhyAnswer['answers'] = [];
  const given = new Set<string>();
  for (const { event, score } of ranked) {
    const decision = await inForce(host, event.id, asOf);
    if (!decision || given.has(decision.id)) continue;
    given.add(decision.id);
    answers.push({ decision, replaced: await replacedBy(host, decision), score });
    if (answers.length >= (input.limit ?? 3)) break;
  }
  return { asOf, answers };
}

/** Follows a decision to the one that stood in its place at a moment; null where it was not made yet. */
async function inForce(host: Host, id: string, asOf: string): Promise<DecisionEntry | null> {
  const seen = new Set<string>();
  let next = id;
  while (!seen.has(next)) {
    seen.add(next);
    const [entry] = await host.store.decisions({ ids: [next] });
    if (!entry || entry.timestamp > asOf) return null;
    const replacedBefore = entry.supersededBy !== null && (entry.supersededAt ?? '') <= asOf;
    if (!replacedBefore || entry.supersededBy === null) return entry;
    next = entry.supersededBy;
  }
  return null;
}
