/** Which of the events that were found fits a question best. Pure. */
import type { EventType, RecordedEvent } from '@msp/protocol';
import { allText, mainText } from './text.js';
import { words } from './words.js';

/** How much each kind is worth: a decision answers more questions than an update does. */
const WEIGHT: Partial<Record<EventType, number>> = {
  'decision-made': 1.4,
  'blocker-raised': 1.2,
  'session-ended': 1.2,
  'blocker-resolved': 1.1,
  'entity-created': 1.1,
};

/** After this many days without news a record counts half; it never counts less than a quarter. */
const HALF_LIFE_DAYS = 90;
const MILLISECONDS_PER_DAY = 86_400_000;

/** A question: its words, and how rare each one is (in how many events it stands, at least 1). */
export interface Question {
  readonly words: readonly string[];
  readonly frequency: ReadonlyMap<string, number>;
  readonly now: Date;
}

export interface Ranked {
  readonly event: RecordedEvent;
  /** 0 to about 2: the share of the question that was met, more for rare words, kind, nearness and newness. */
  readonly score: number;
}

/** Do the words of the question stand next to each other somewhere, in its order? */
function adjacent(text: readonly string[], asked: readonly string[]): boolean {
  const [first] = asked;
  return text.some(
    (word, at) => word === first && asked.every((expected, offset) => text[at + offset] === expected),
  );
}

function freshness(event: RecordedEvent, now: Date): number {
  const days = Math.max(0, now.getTime() - Date.parse(event.time)) / MILLISECONDS_PER_DAY;
  return Math.max(0.25, 0.5 ** (days / HALF_LIFE_DAYS));
}

function scoreOf(event: RecordedEvent, question: Question): number {
  const text = words(allText(event));
  const present = new Set(text);
  let met = 0;
  let whole = 0;
  for (const word of question.words) {
    const rarity = 1 / Math.log2(1 + (question.frequency.get(word) ?? 1));
    whole += rarity;
    if (present.has(word)) met += rarity;
    else if (text.some((candidate) => candidate.startsWith(word))) met += rarity * 0.7;
  }
  const share = whole === 0 ? 0 : met / whole;
  const phrase = question.words.length > 1 && adjacent(text, question.words) ? 1.25 : 1;
  const short = 1 + 1 / (8 + words(mainText(event)).length);
  return share * phrase * short * (WEIGHT[event.type] ?? 1) * (0.6 + 0.4 * freshness(event, question.now));
}

/**
 * Orders events by how well they fit; equally good ones the newest first. What meets less than half of the
 * question is left out.
 */
export function rank(events: readonly RecordedEvent[], question: Question): Ranked[] {
  return events
    .map((event) => ({ event, score: Math.round(scoreOf(event, question) * 1000) / 1000 }))
    .filter(({ score }) => score >= 0.3)
    .sort((a, b) => b.score - a.score || b.event.sequence - a.event.sequence);
}
