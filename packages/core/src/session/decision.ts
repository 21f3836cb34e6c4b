/** `msp decide`: a choice, its reasons, and what it replaces. */
import { type EventOf, type Level, MspError, type StoreReader, type Warning } from '@msp/protocol';
import type { Host } from '../host.js';
import { contradicted } from '../ledger/standing.js';
import { makeEvent } from './event.js';
import { Intake, type RecordOptions } from './input.js';
import { type RecordResult, record } from './record.js';
import { uniqueId } from './unique.js';

export interface DecisionInput {
  readonly text: string;
  readonly rationale?: string;
  readonly alternatives?: readonly string[];
  readonly impact?: Level;
  readonly category?: string;
  readonly related?: readonly string[];
  /** The id (or its unique beginning) of the decision in force that this one replaces. */
  readonly supersedes?: string;
}

/** Names the decisions in force that new ones seem to contradict. */
export async function warnOfContradictions(
  reader: Pick<StoreReader, 'search' | 'decisions'>,
  project: string,
  events: readonly EventOf<'decision-made'>[],
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const { data } of events) {
    for (const standing of await contradicted(reader, project, data.content, data.supersedes)) {
      warnings.push({
        message: `This seems to contradict a decision in force: ${standing.id} "${standing.content}"`,
        hint: `If it replaces that one: msp decide "…" --supersedes ${standing.id}`,
      });
    }
  }
  return warnings;
}

async function decisionInForce(reader: StoreReader, id: string): Promise<string> {
  const found = await uniqueId(reader, 'decision-made', id, 'decision');
  const [entry] = await reader.decisions({ ids: [found] });
  if (entry?.supersededBy) {
    throw new MspError('MSP016', {
      message: `Decision ${found} was already replaced by ${entry.supersededBy}; nothing was recorded.`,
      hint: `Replace the one in force: msp decide "…" --supersedes ${entry.supersededBy}`,
    });
  }
  return found;
}

/**
 * Records a decision.
 *
 * @throws `MSP008`, `MSP007`, `MSP016` where `supersedes` fits no decision, several, or one no longer in force. Nothing is
 * recorded then.
 */
export async function recordDecision(
  host: Host,
  input: DecisionInput,
  options?: RecordOptions,
): Promise<RecordResult> {
  const intake = new Intake(options);
  const content = intake.text(input.text, 'decision');
  const rationale = intake.optional(input.rationale, 'rationale');
  const alternatives = intake.list(input.alternatives, 'alternative');
  const category = input.category === undefined ? undefined : intake.name(input.category, 'category');
  const relatedEntities = (input.related ?? []).map((name) => intake.name(name, 'related entity'));
  return record(host, 'decision-made', intake.warnings, async (head, transaction) => {
    const supersedes =
      input.supersedes === undefined ? undefined : await decisionInForce(transaction, input.supersedes);
    const event = makeEvent(host, head, 'decision-made', {
      content,
      ...(rationale && { rationale }),
      alternatives,
      ...(input.impact && { impact: input.impact }),
      ...(category && { category }),
      relatedEntities,
      ...(supersedes && { supersedes }),
    });
    return { events: [event], warnings: await warnOfContradictions(transaction, head.project, [event]) };
  });
}
