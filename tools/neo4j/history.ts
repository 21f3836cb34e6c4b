/** Histories of several sessions, made up, and what a plugin plans for them: as the host does it. */
import { type Configured, foldHead, operationsOf } from '@msp/core';
import type { EventType, MspEvent, Operation, RecordedEvent, SessionHead } from '@msp/protocol';
import { createSamples, type Given, pick, seededRandom } from '@msp/testing';

/** How large a history is. */
export interface HistoryOptions {
  readonly seed: number;
  readonly sessions: number;
  readonly projects?: number;
  /** Records of each session. Default: 12. */
  readonly records?: number;
}

const KINDS = [
  'update-recorded',
  'update-recorded',
  'update-recorded',
  'decision-made',
  'entity-created',
  'blocker-raised',
  'blocker-resolved',
  'note-taken',
  'goal-changed',
] as const;

/** Sessions one after another, with crashes, second endings, replaced decisions, and clocks that run backwards. */
export function historyOf({ seed, sessions, projects = 2, records = 12 }: HistoryOptions): RecordedEvent[] {
  const random = seededRandom(seed);
  const samples = createSamples(seed);
  const events: MspEvent[] = [];
  const [decisions, blockers]: [string[], string[]] = [[], []];
  const entities = ['Cart', 'Checkout', 'Ledger'];
  for (let number = 0; number < sessions; number++) {
    const project = `project-${number % projects}`;
    const sessionId = `msp-${seed}-${number}`;
    const add = <Type extends EventType>(type: Type, data?: Given<Type>['data']): string => {
      const given = { sessionId, project, ...(data && { data }) } as unknown as Given<Type>;
      const event = samples.event(type, given) as MspEvent;
      // One event in ten comes from a clock that is two hours behind.
      const late = random() < 0.1 ? new Date(Date.parse(event.time) - 7_200_000).toISOString() : event.time;
      events.push({ ...event, time: late });
      return event.id;
    };
    const follows = number >= projects ? { follows: `msp-${seed}-${number - projects}` } : {};
    add('session-started', { goal: `Goal of ${number}`, ...follows });
    for (let at = 0; at < records; at++) {
      const kind = KINDS[pick(random, KINDS.length)];
      if (kind === 'decision-made') {
        const supersedes = decisions[pick(random, decisions.length * 2)];
        const relatedEntities = [entities[pick(random, entities.length)] ?? ''];
        decisions.push(add(kind, { relatedEntities, ...(supersedes !== undefined && { supersedes }) }));
      } else if (kind === 'blocker-raised') blockers.push(add(kind));
      else if (kind === 'blocker-resolved') {
        const blockerId = blockers[pick(random, blockers.length)];
        if (blockerId !== undefined) add(kind, { blockerId });
      } else if (kind === 'entity-created')
        add(kind, { name: entities[pick(random, entities.length)] ?? '' });
      else if (kind) add(kind);
    }
    if (random() < 0.5) {
      if (random() < 0.5) add('session-ended');
      add('session-crashed');
      if (random() < 0.3) {
        add('session-discarded');
        continue;
      }
      add('session-resumed');
    }
    if (random() < 0.8) {
      add('session-ended');
      add('session-completed');
    }
  }
  return recorded(events);
}

/** Events with their places in a log. */
export const recorded = (events: readonly MspEvent[]): RecordedEvent[] =>
  events.map((event, index) => ({ ...event, sequence: index + 1 }));

/** What a plugin plans for a log. */
export function planned(configured: Configured, events: readonly RecordedEvent[]): Operation[] {
  const heads = new Map<string, SessionHead | null>();
  return events.flatMap((event) => {
    const session = foldHead(heads.get(event.sessionId) ?? null, event);
    heads.set(event.sessionId, session);
    if (!session) return [];
    const records = () => {
      throw new Error('this history keeps no records');
    };
    return operationsOf(configured, event, { session, records, refers: null, number: null });
  });
}

/** The same things in another order, by chance. */
export function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
