/** A small session, made up, in which everything happens that a plugin may write. Nothing of it is kept anywhere. Pure. */
import { deepFreeze, foldHead, foldSession } from '@msp/core';
import type { RecordedEvent, SessionHead } from '@msp/protocol';

/** An event, and what a hook is told beside it. */
export interface StoryMoment {
  readonly event: RecordedEvent;
  readonly circumstances: {
    readonly session: SessionHead;
    readonly refers: RecordedEvent | null;
    readonly number: number | null;
    records(): NonNullable<ReturnType<typeof foldSession>>;
  };
}

const BEGINNING = Date.UTC(2026, 0, 5, 9);
const SESSION = 'msp-2026-01-05-090000-smpl';
/** Referred to later. */
const [FIRST, BLOCKER] = ['upd-smplsmplsmpl', 'blk-smplsmplsmpl'];

/** What happens, in order, each a minute after the one before. Important enough for whoever writes only that. */
const HAPPENINGS = (epic: string) =>
  [
    [
      'session-started',
      'ses-smplsmplsmpl',
      { worktree: '.', startProgress: 0, branch: 'main', goal: 'Log in', epic },
    ],
    ['update-recorded', FIRST, { description: 'The form is there', progress: 40, tags: [] }],
    [
      'decision-made',
      'dec-smplsmplsmpl',
      {
        ...{ content: 'Sessions live in the database', rationale: 'They survive a restart', impact: 'high' },
        ...{ alternatives: ['In memory'], relatedEntities: [] },
      },
    ],
    ['entity-created', 'ent-smplsmplsmpl', { name: 'Login', entityType: 'service', path: 'src/login.ts' }],
    ['blocker-raised', BLOCKER, { description: 'No mail server', category: 'external', severity: 'high' }],
    ['blocker-resolved', 'res-smplsmplsmpl', { blockerId: BLOCKER, resolution: 'There is one' }],
    ['note-taken', 'not-smplsmplsmpl', { text: 'Ask Ada' }],
    ['goal-changed', 'goa-smplsmplsmpl', { goal: 'Log in and out' }],
    ['session-ended', 'end-smplsmplsmpl', { summary: 'One can log in', nextSteps: ['Log out'] }],
    ['session-completed', 'com-smplsmplsmpl', {}],
  ] as const;

/** @param epic what the session says that it is about */
export function sampleStory(epic: string): StoryMoment[] {
  const before: RecordedEvent[] = [];
  let head: SessionHead | null = null;
  return HAPPENINGS(epic).flatMap(([type, id, data], index) => {
    const event = deepFreeze({
      ...{ id, version: 1, type, data, sequence: index + 1, sessionId: SESSION, project: 'sample' },
      ...{ time: new Date(BEGINNING + index * 60_000).toISOString(), user: 'ada', host: 'sample' },
    } as unknown as RecordedEvent);
    before.push(event);
    head = foldHead(head, event);
    const session = foldSession([...before]);
    if (head === null || session === null) return [];
    const refers = type === 'blocker-resolved' ? (before.find((each) => each.id === BLOCKER) ?? null) : null;
    const number = type === 'decision-made' ? 1 : null;
    return [
      {
        event,
        circumstances: { session: deepFreeze(head), refers, number, records: () => deepFreeze(session) },
      },
    ];
  });
}
