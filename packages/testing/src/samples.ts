/** Made-up records for tests: valid, different, and the same at every run. */
import type { Appendable, EventOf, EventType, MspEvent, SessionHead } from '@msp/protocol';
import { letters, pick, seededRandom } from './random.js';
import { sentence, wordsOf } from './sample-words.js';

/** What a test wants to decide itself about an event. */
export type Given<Type extends EventType> = Partial<Omit<EventOf<Type>, 'data' | 'type' | 'version'>> & {
  readonly data?: Partial<EventOf<Type>['data']>;
};

/** When the first sample happens. Each later one happens a minute after the one before. */
const BEGINNING = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

/** Makes samples. Two with the same seed make the same ones. */
export interface Samples {
  /** An event of a type; whatever is not given is made up. */
  event<Type extends EventType>(type: Type, given?: Given<Type>): EventOf<Type>;
  /** The same with the words by which search finds it: those given, or all of its texts. */
  entry<Type extends EventType>(
    type: Type,
    given?: Given<Type>,
    words?: string,
  ): Appendable & { event: EventOf<Type> };
  /** The head of a session. */
  head(given?: Partial<SessionHead>): SessionHead;
}

/** @example const samples = createSamples(); samples.event('note-taken', { data: { text: 'Ask Ada' } }) */
export function createSamples(seed = 1): Samples {
  const random = seededRandom(seed);
  let minutes = 0;
  const event = <Type extends EventType>(type: Type, given: Given<Type> = {}): EventOf<Type> => {
    minutes += 1;
    const { data, ...envelope } = given;
    return {
      id: `${type.slice(0, 3)}-${letters(random, 12)}`,
      version: 1,
      type,
      time: new Date(BEGINNING + minutes * MINUTE).toISOString(),
      sessionId: 'msp-2026-01-05-090000-smpl',
      project: 'webshop',
      user: 'ada',
      host: 'analytical-engine',
      ...envelope,
      data: { ...DATA[type](random), ...data },
    } as unknown as EventOf<Type>;
  };
  return {
    event,
    entry(type, given, words) {
      const made = event(type, given);
      return { event: made, words: words ?? wordsOf(made.data) };
    },
    head: (given = {}) => ({ ...head(random), ...given }),
  };
}

/** One event, for a test that needs no other. @example sampleEvent('note-taken', { id: 'not-1' }) */
export function sampleEvent<Type extends EventType>(
  type: Type,
  given?: Given<Type>,
  seed = 1,
): EventOf<Type> {
  return createSamples(seed).event(type, given);
}

const some = <Value>(random: () => number, values: readonly Value[]): Value =>
  values[pick(random, values.length)] as Value;

/** The data of each type, of the size that people's records have. */
const DATA: { [Type in EventType]: (random: () => number) => Extract<MspEvent, { type: Type }>['data'] } = {
  'session-started': (random) => ({ description: sentence(random, 6), worktree: '.', startProgress: 0 }),
  'update-recorded': (random) => ({
    description: sentence(random, 6 + pick(random, 12)),
    progress: pick(random, 101),
    tags: [],
  }),
  'decision-made': (random) => ({
    content: sentence(random, 8),
    rationale: sentence(random, 14),
    alternatives: [sentence(random, 3), sentence(random, 3)],
    impact: some(random, ['low', 'medium', 'high']),
    relatedEntities: [],
  }),
  'entity-created': (random) => ({
    name: sentence(random, 2),
    entityType: 'service',
    path: 'src/service.ts',
  }),
  'blocker-raised': (random) => ({
    description: sentence(random, 10),
    category: some(random, ['technical', 'external', 'resource']),
    severity: some(random, ['low', 'medium', 'high']),
  }),
  'blocker-resolved': (random) => ({
    blockerId: `blk-${letters(random, 12)}`,
    resolution: sentence(random, 6),
  }),
  'note-taken': (random) => ({ text: sentence(random, 12) }),
  'goal-changed': (random) => ({ goal: sentence(random, 6) }),
  'session-ended': (random) => ({ summary: sentence(random, 12), nextSteps: [sentence(random, 5)] }),
  'session-completed': () => ({}),
  'session-crashed': (random) => ({
    crashTime: new Date(BEGINNING).toISOString(),
    lastKnownGood: `upd-${letters(random, 12)}`,
  }),
  'session-resumed': () => ({ worktree: '.' }),
  'session-discarded': (random) => ({ reason: sentence(random, 5) }),
};

function head(random: () => number): SessionHead {
  const time = new Date(BEGINNING).toISOString();
  return {
    id: `msp-2026-01-05-090000-${letters(random, 4)}`,
    project: 'webshop',
    user: 'ada',
    host: 'analytical-engine',
    worktree: '.',
    branch: 'main',
    type: null,
    description: sentence(random, 6),
    goal: null,
    epic: null,
    status: 'active',
    startTime: time,
    endTime: null,
    duration: null,
    startProgress: 0,
    endProgress: 0,
    summary: null,
    nextSteps: [],
    follows: null,
    crashTime: null,
    lastKnownGood: null,
    recoverable: false,
    lastEventId: `evt-${letters(random, 12)}`,
    lastEventTime: time,
    counts: { updates: 0, decisions: 0, entities: 0, blockers: 0, notes: 0 },
  };
}
