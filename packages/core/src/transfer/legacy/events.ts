/** From a session of an older layout to events. Pure: the same session gives the same events, with the same ids. */
import { createHash } from 'node:crypto';
import { EVENT_VERSION, type EventOf, type EventType, type MspEvent, recordId } from '@msp/protocol';
import { inOrder, sorted, type Timed } from './order.js';
import type { LegacyRecord } from './records.js';
import type { LegacySession } from './session.js';

/** What an event needs that a session of an older layout may not tell. */
export interface Envelope {
  readonly sessionId: string;
  readonly project: string;
  readonly user: string;
  readonly host: string;
  readonly worktree: string;
  readonly follows: string | null;
}

/** Sixteen characters of 32: sessions of a lifetime do not collide. */
function derivedId(type: EventType, ...parts: readonly string[]): string {
  return recordId(type, createHash('sha256').update(parts.join('\n')).digest().subarray(0, 16));
}

/** The id of the event that begins a session: two files tell of the same session exactly where this is the same. */
export const startId = ({ identity }: Pick<LegacySession, 'identity'>) =>
  derivedId('session-started', identity);

/** The fields that are not null. */
function present<Value extends object>(value: Value): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null)) as never;
}

/** Makes the events of one session. */
class Maker {
  readonly #session: LegacySession;
  readonly #envelope: Envelope;
  readonly #seen = new Map<string, number>();
  /** Earlier records of the same kind and content have taken the ids before. */
  constructor(session: LegacySession, envelope: Envelope) {
    this.#session = session;
    this.#envelope = envelope;
  }

  /** The id of a record: by what stands in the document, and for equal ones by which of them it is. */
  idOf(type: EventType, original: unknown): string {
    const key = `${type}\n${JSON.stringify(original) ?? ''}`;
    const nth = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, nth);
    return derivedId(type, this.#session.identity, key, String(nth));
  }

  make<Type extends EventType>(type: Type, id: string, time: Date, data: EventOf<Type>['data']): MspEvent {
    const { sessionId, project, user, host } = this.#envelope;
    return {
      id,
      version: EVENT_VERSION,
      type,
      time: time.toISOString(),
      sessionId,
      project,
      user,
      host,
      data,
    } as unknown as MspEvent;
  }
}

function started(maker: Maker, session: LegacySession, { worktree, follows }: Envelope): MspEvent {
  const { layout, source, document, description, goal, epic, branch, type, startProgress } = session;
  return maker.make('session-started', startId(session), session.start, {
    ...present({ description, goal, epic, sessionType: type, branch }),
    worktree,
    startProgress,
    ...present({ follows }),
    imported: { layout, source, document: document as never },
  });
}

function ofRecord(
  maker: Maker,
  { what: record, at: time, place }: Timed<LegacyRecord>,
  end: Date,
): Timed<MspEvent>[] {
  const { original, detected: autoDetected } = record;
  const one = <Type extends EventType>(type: Type, data: EventOf<Type>['data']) => [
    { at: time, place, what: maker.make(type, maker.idOf(type, original), time, data) },
  ];
  switch (record.kind) {
    case 'update': {
      const { description, progress, tags } = record;
      return one('update-recorded', { description, tags, ...present({ progress, autoDetected }) });
    }
    case 'decision': {
      const { content, alternatives, relatedEntities, rationale, impact, category } = record;
      return one('decision-made', {
        content,
        alternatives,
        relatedEntities,
        ...present({ rationale, impact, category, autoDetected }),
      });
    }
    case 'entity': {
      const { name, type: entityType, path, description, properties } = record;
      return one('entity-created', {
        name,
        ...present({ entityType, path, description, properties, autoDetected }),
      });
    }
    case 'note':
      return one('note-taken', { text: record.text });
    case 'blocker': {
      const { description, category, severity, resolved } = record;
      const raised = one('blocker-raised', { description, category, severity, ...present({ autoDetected }) });
      if (!resolved) return raised;
      // What went away did so after it had come.
      const at = new Date(Math.max(time.getTime(), (resolved.at ?? end).getTime()));
      const data = { blockerId: raised[0]?.what.id ?? '', ...present({ resolution: resolved.resolution }) };
      return [
        ...raised,
        {
          at,
          place: Math.max(place, at.getTime()),
          what: maker.make('blocker-resolved', maker.idOf('blocker-resolved', original), at, data),
        },
      ];
    }
  }
}

/** Where the session says another progress than its last update, as one that was imported without its updates does. */
function corrected(maker: Maker, session: LegacySession, end: Date): Timed<MspEvent>[] {
  const last = session.records.findLast((record) => record.kind === 'update' && record.progress !== null);
  const reached = last?.kind === 'update' ? last.progress : session.startProgress;
  const progress = session.endProgress;
  if (progress === null || progress === reached) return [];
  const data = { description: `Progress: ${progress}%`, progress, tags: [] };
  return [
    {
      at: end,
      place: Number.POSITIVE_INFINITY,
      what: maker.make('update-recorded', maker.idOf('update-recorded', { progress }), end, data),
    },
  ];
}

function closing(maker: Maker, session: LegacySession, end: Date, last: MspEvent): MspEvent[] {
  const { status, summary, nextSteps } = session;
  if (status === 'active') return [];
  const id = (type: EventType) => maker.idOf(type, null);
  if (status === 'completed') {
    const data = { ...present({ summary }), nextSteps: [...nextSteps], endTime: end.toISOString() };
    return [
      maker.make('session-ended', id('session-ended'), end, data),
      maker.make('session-completed', id('session-completed'), end, {}),
    ];
  }
  const crashed = maker.make('session-crashed', id('session-crashed'), end, {
    crashTime: end.toISOString(),
    lastKnownGood: last.id,
  });
  return status === 'crashed'
    ? [crashed]
    : [crashed, maker.make('session-discarded', id('session-discarded'), end, {})];
}

/**
 * The events of a session: its start with the whole original document, what was recorded in the order in which it
 * happened, and how it ended.
 *
 * @example eventsOf(session, { sessionId: session.id, project: 'shop', user: 'ada', host: 'engine', worktree: '.', follows: null })
 */
export function eventsOf(session: LegacySession, envelope: Envelope): MspEvent[] {
  const maker = new Maker(session, envelope);
  const records = inOrder(session);
  const latest = records.reduce((time, { at }) => Math.max(time, at.getTime()), session.start.getTime());
  const end = session.end ?? new Date(latest);
  const made = records.flatMap((record) => ofRecord(maker, record, end));
  const recorded = sorted([...made, ...corrected(maker, session, end)]).map(({ what }) => what);
  const start = started(maker, session, envelope);
  return [start, ...recorded, ...closing(maker, session, end, recorded.at(-1) ?? start)];
}
