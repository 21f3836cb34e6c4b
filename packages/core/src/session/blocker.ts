/** `msp block` and `msp resolve`: what stands in the way, and what no longer does. */
import {
  type BlockerCategory,
  type BlockerEntry,
  type Level,
  MspError,
  type StoreReader,
} from '@msp/protocol';
import type { Host } from '../host.js';
import { words } from '../recall/words.js';
import { makeEvent } from './event.js';
import { Intake, type RecordOptions } from './input.js';
import { type RecordResult, record } from './record.js';

export interface BlockerInput {
  readonly text: string;
  /** Default: `technical`. */
  readonly category?: BlockerCategory;
  /** Default: `medium`. */
  readonly severity?: Level;
}

/** Records a blocker, open. */
export async function raiseBlocker(
  host: Host,
  input: BlockerInput,
  options?: RecordOptions,
): Promise<RecordResult> {
  const intake = new Intake(options);
  const description = intake.text(input.text, 'blocker');
  return record(host, 'blocker-raised', intake.warnings, async (head) => ({
    events: [
      makeEvent(host, head, 'blocker-raised', {
        description,
        category: input.category ?? 'technical',
        severity: input.severity ?? 'medium',
      }),
    ],
  }));
}

function fits(blocker: BlockerEntry, match: string): boolean {
  const bare = blocker.id.replace(/^blk-/, '');
  return blocker.id.startsWith(match) || (match.length >= 3 && bare.startsWith(match));
}

function mentions(blocker: BlockerEntry, asked: readonly string[]): boolean {
  const said = new Set(words(blocker.description));
  return asked.length > 0 && asked.every((word) => said.has(word));
}

/**
 * The open blocker that is meant by an id, its unique beginning, or words that all stand in it.
 * @throws `MSP008` where none fits, `MSP007` where several do: the message lists them.
 */
async function openBlocker(reader: Pick<StoreReader, 'blockers'>, match: string): Promise<BlockerEntry> {
  const open = await reader.blockers({ status: 'open' });
  const byId = open.filter((blocker) => fits(blocker, match));
  const found = byId.length > 0 ? byId : open.filter((blocker) => mentions(blocker, words(match)));
  const exact = found.find(({ id }) => id === match) ?? (found.length === 1 ? found[0] : undefined);
  if (exact) return exact;
  const list = (found.length > 0 ? found : open)
    .slice(0, 10)
    .map(({ id, description }) => `  ${id}  ${description.slice(0, 60)}`);
  if (found.length > 1) {
    throw new MspError('MSP007', {
      message: `${found.length} open blockers fit "${match}"; nothing was changed:\n${list.join('\n')}`,
      hint: `Name one by its id: msp resolve ${found[0]?.id}`,
    });
  }
  throw new MspError('MSP008', {
    message:
      open.length === 0
        ? 'There is no open blocker.'
        : `No open blocker fits "${match}". Open ones:\n${list.join('\n')}`,
    hint:
      open.length === 0
        ? 'See where the session stands: msp status'
        : `Name one by its id: msp resolve ${open[0]?.id}`,
  });
}

export interface ResolveInput {
  /** The blocker's id, its unique beginning, or words of it. */
  readonly match: string;
  readonly solution?: string;
}

/** Records that a blocker, of this session or an earlier one, is resolved. */
export async function resolveBlocker(
  host: Host,
  input: ResolveInput,
  options?: RecordOptions,
): Promise<RecordResult> {
  const intake = new Intake(options);
  const match = intake.text(input.match, 'name of the blocker');
  const resolution = intake.optional(input.solution, 'solution');
  return record(host, 'blocker-resolved', intake.warnings, async (head, transaction) => {
    const blocker = await openBlocker(transaction, match);
    const event = makeEvent(host, head, 'blocker-resolved', {
      blockerId: blocker.id,
      ...(resolution && { resolution }),
    });
    const resolved = { status: 'resolved' as const, resolvedAt: event.time, resolution: resolution ?? null };
    return { events: [event], blocker: { ...blocker, ...resolved } };
  });
}
