/** What to say in the morning: what was done since the last working day, what is next, what is in the way. */
import type { BlockerEntry, EventOf, SessionHead } from '@msp/protocol';
import type { Host } from '../host.js';
import { stateOf } from '../state/lifecycle.js';

const MILLISECONDS_PER_DAY = 86_400_000;
const LIMIT = { sessions: 50, events: 200 };

/** One thing that was done or decided. */
export interface StandupItem {
  readonly id: string;
  readonly project: string;
  readonly text: string;
  readonly timestamp: string;
}

export interface Standup {
  /** From when on (ISO 8601 UTC): the start of the last working day. */
  readonly since: string;
  readonly user: string;
  readonly done: StandupItem[];
  readonly decided: StandupItem[];
  /** Sessions under way. */
  readonly open: SessionHead[];
  readonly blockers: BlockerEntry[];
  /** The next steps that the last sessions named. */
  readonly next: string[];
}

/**
 * The start of the working day before a moment, in local time: on a Monday it is Friday's.
 *
 * @example lastWorkingDay(new Date('2026-11-23T09:00')) // Friday 2026-11-20 00:00
 */
export function lastWorkingDay(now: Date): Date {
  const weekday = now.getDay();
  const back = weekday === 1 ? 3 : weekday === 0 ? 2 : 1;
  const day = new Date(now.getTime());
  day.setDate(day.getDate() - back);
  day.setHours(0, 0, 0, 0);
  return day;
}

/** This user's standup; `days` looks back so many days instead of to the last working day. */
export async function standup(host: Host, input: { readonly days?: number } = {}): Promise<Standup> {
  const now = host.now();
  const since = (
    input.days ? new Date(now.getTime() - input.days * MILLISECONDS_PER_DAY) : lastWorkingDay(now)
  ).toISOString();
  const { user } = host.identity;
  const sessions = await host.store.sessions({ user, activeSince: since, limit: LIMIT.sessions });
  const types = ['update-recorded', 'decision-made'] as const;
  const pages = await Promise.all(
    sessions.map(({ id }) =>
      host.store.events({ sessionId: id, types, order: 'descending', limit: LIMIT.events }),
    ),
  );
  const events = pages
    .flat()
    .filter(({ time }) => time >= since)
    .sort((a, b) => a.sequence - b.sequence);
  const item = (event: (typeof events)[number], text: string): StandupItem => ({
    id: event.id,
    project: event.project,
    text,
    timestamp: event.time,
  });
  const projects = new Set([host.project, ...sessions.map(({ project }) => project)]);
  const blockers = await Promise.all(
    [...projects].map((project) => host.store.blockers({ project, status: 'open', limit: 20 })),
  );
  return {
    since,
    user,
    done: events
      .filter((event): event is typeof event & EventOf<'update-recorded'> => event.type === 'update-recorded')
      .map((event) => item(event, event.data.description)),
    decided: events
      .filter((event): event is typeof event & EventOf<'decision-made'> => event.type === 'decision-made')
      .map((event) => item(event, event.data.content)),
    open: sessions.filter((head) =>
      ['ACTIVE', 'ENDING'].includes(stateOf(head, now, host.config.features.sessionTimeout)),
    ),
    blockers: blockers.flat(),
    next: [...new Set(sessions.flatMap(({ nextSteps }) => nextSteps))],
  };
}
