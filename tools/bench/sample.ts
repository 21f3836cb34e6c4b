/** A long history to measure with: the same at every run, words as frequent as words are (Zipf). */
import { appendEvents } from '@msp/core';
import { EVENT_VERSION, type EventOf, type EventType, type MspEvent, type Store } from '@msp/protocol';

/** Numbers from 0 to 1 that look random and never change (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const BASE =
  `the to for and with token login cache query index retry queue worker session user account payment invoice order cart
  search filter sort page button form field error test build deploy release branch merge review schema table column row
  backup restore import export parser writer reader stream buffer socket client server proxy gateway limit budget timeout
  lock lease lane batch event log metric alert report chart export mail message thread comment issue label board card`
    .split(/\s+/)
    .filter(Boolean);

/** 20,000 words, the first ones by far the most frequent. */
function vocabulary(): string[] {
  const syllables = ['ba', 'ko', 'ri', 'mu', 'ta', 'le', 'so', 'ni', 'du', 'fe', 'gra', 'vil'];
  const made = Array.from({ length: 20_000 - BASE.length }, (_, index) => {
    let rest = index + 200;
    let word = '';
    for (; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length];
    return word;
  });
  return [...BASE, ...made];
}

const WORDS = vocabulary();

/** A text of 6 to 14 words. */
export function sentence(random: () => number): string {
  const length = 6 + Math.floor(random() * 9);
  const words = Array.from({ length }, () => WORDS[Math.floor(WORDS.length ** random()) - 1] ?? 'the');
  return words.join(' ');
}

/** Three words as a person would ask: two common ones and one of any kind. */
export function question(random: () => number): string {
  const word = (upTo: number) => WORDS[Math.floor(upTo ** random()) - 1] ?? 'the';
  return [word(80), word(1000), word(20_000)].join(' ');
}

/** Events of a session, where nothing else is said. */
const SESSION_LENGTH = 100;
const MINUTE = 60_000;

interface Length {
  readonly project: string;
  readonly start: number;
  readonly length: number;
}

function* session(
  number: number,
  { project, start, length }: Length,
  random: () => number,
): Generator<MspEvent> {
  const sessionId = `msp-bench-${String(number).padStart(6, '0')}`;
  let position = 0;
  let decision: string | undefined;
  let blocker: string | undefined;
  const make = <Type extends EventType>(type: Type, data: EventOf<Type>['data']): MspEvent => {
    position += 1;
    const id = `evt-${number.toString(36)}-${position.toString(36)}`;
    const time = new Date(start + (number * length + position) * MINUTE).toISOString();
    return {
      id,
      version: EVENT_VERSION,
      type,
      time,
      sessionId,
      project,
      user: 'bench',
      host: 'bench',
      data,
    } as unknown as MspEvent;
  };
  yield make('session-started', { goal: sentence(random), worktree: 'bench', startProgress: 0 });
  for (let index = 1; index < length - 2; index += 1) {
    const kind = random();
    const text = sentence(random);
    if (kind < 0.05) {
      const supersedes = decision ? { supersedes: decision } : {};
      const made = make('decision-made', {
        content: text,
        alternatives: [],
        relatedEntities: [],
        ...supersedes,
      });
      decision = made.id;
      yield made;
    } else if (blocker) {
      yield make('blocker-resolved', { blockerId: blocker });
      blocker = undefined;
    } else if (kind < 0.08) {
      const raised = make('blocker-raised', { description: text, category: 'technical', severity: 'medium' });
      blocker = raised.id;
      yield raised;
    } else if (kind < 0.1) yield make('entity-created', { name: text });
    else if (kind < 0.15) yield make('note-taken', { text });
    else yield make('update-recorded', { description: text, progress: index % 101, tags: [] });
  }
  yield make('session-ended', { summary: sentence(random), nextSteps: [] });
  yield make('session-completed', {});
}

/** Fills a store with `count` events, one a minute until now, in sessions of `length` of so many projects; 50 sessions a transaction. */
export async function fill(
  store: Store,
  count: number,
  project: string,
  { length = SESSION_LENGTH, projects = 1 }: { length?: number; projects?: number } = {},
): Promise<void> {
  const random = generator(7);
  const sessions = Math.ceil(count / length);
  const nameOf = (number: number) => (projects === 1 ? project : `${project}-${number % projects}`);
  const start = Date.now() - count * MINUTE;
  for (let first = 0; first < sessions; first += 50) {
    await store.transaction(async (transaction) => {
      for (let number = first; number < Math.min(first + 50, sessions); number += 1) {
        await appendEvents(transaction, [
          ...session(number, { project: nameOf(number), start, length }, random),
        ]);
      }
    });
    if (first % 1000 === 0 && process.stderr.isTTY)
      process.stderr.write(`\r${first * length} of ${count} events`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r');
}
