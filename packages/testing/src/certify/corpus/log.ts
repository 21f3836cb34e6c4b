/** A log as stores have them: sessions of all kinds, of several projects and people. */
import { EVENT_VERSION, type EventType, type RecordedEvent } from '@msp/protocol';
import { type Around, dataOf } from './data.js';
import type { Wording } from './wording.js';

const BEGINNING = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

/** What happens in a session between its start and its end. Each type comes at least twice. */
const WORK: readonly EventType[] = [
  ...(['update-recorded', 'decision-made', 'entity-created', 'blocker-raised'] as const),
  ...(['blocker-resolved', 'note-taken', 'goal-changed', 'decision-made'] as const),
  ...(['update-recorded', 'entity-created', 'blocker-raised', 'note-taken', 'decision-made'] as const),
];
const END: readonly EventType[] = ['session-ended', 'session-completed'];

/** The ways a session can go. */
export const STORIES: Readonly<Record<string, readonly EventType[]>> = {
  completed: ['session-started', ...WORK, ...END],
  resumed: ['session-started', 'update-recorded', 'session-crashed', 'session-resumed', ...WORK, ...END],
  discarded: ['session-started', 'decision-made', 'session-crashed', 'session-discarded'],
  'under way': ['session-started', 'update-recorded', 'blocker-raised'],
  empty: ['session-started', ...END],
};

/** How a log is made up. */
export interface LogPlan {
  readonly stories: readonly (keyof typeof STORIES)[];
  /** How often the stories are told, each time by another person or of another project. Default: 1. */
  readonly rounds?: number;
  /** With all optional fields, without them, or all once with and once without (the default). */
  readonly fields?: 'whole' | 'bare' | 'both';
}

/** Makes a log. The same wording and plan make the same one; sessions of different rounds share their times. */
export function logOf(wording: Wording, { stories, rounds = 1, fields = 'both' }: LogPlan): RecordedEvent[] {
  const log: RecordedEvent[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const project = wording.name(`project`) + (round > 1 ? round : '');
    const people = { project: project.slice(0, 200), user: wording.name('user'), host: wording.name('host') };
    let follows: string | undefined;
    let minutes = wording.shift;
    for (const whole of fields === 'both' ? [true, false] : [fields === 'whole'])
      for (const story of stories) {
        const sessionId = `msp-2026-01-05-090000-${wording.id('sessionId')}`;
        const types = STORIES[story] ?? [];
        minutes = tell(log, types, { wording, whole, follows, sessionId, minutes, people });
        follows = whole ? sessionId : undefined;
      }
  }
  return log;
}

/** What one session is told with. */
interface Telling {
  readonly wording: Wording;
  readonly whole: boolean;
  readonly follows: string | undefined;
  readonly sessionId: string;
  readonly minutes: number;
  readonly people: { readonly project: string; readonly user: string; readonly host: string };
}

/** Adds one session to the log. Returns the minutes that have passed. */
function tell(log: RecordedEvent[], types: readonly EventType[], telling: Telling): number {
  const { wording, whole, sessionId, people, follows } = telling;
  const last: { decision?: string; blocker?: string; event: string } = { event: 'evt-none' };
  let { minutes } = telling;
  for (const [turn, type] of types.entries()) {
    minutes += 1;
    const id = `${type.slice(0, 3)}-${wording.id(`${type}.id`)}`;
    const time = new Date(BEGINNING + minutes * MINUTE).toISOString();
    const around: Around = { wording, whole, turn, time, ...last, follows };
    const data = dataOf(type, around);
    log.push({
      ...{ id, version: EVENT_VERSION, type, time, sessionId, ...people, data },
      sequence: log.length + 1,
    } as RecordedEvent);
    last.event = id;
    if (type === 'decision-made') last.decision = id;
    if (type === 'blocker-raised') last.blocker = id;
  }
  return minutes;
}
