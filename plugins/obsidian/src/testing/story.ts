/** A session from beginning to end, with one event of every kind, for tests and for the README's example. */
import type { EventOf, EventType, MspEvent } from '@msp/protocol';

/** Makes events of one session, a minute apart. It begins at 09:30 where the clocks are an hour before UTC. */
export function storyOf(id = 'msp-2026-11-21-093042-k3x9', project = 'shop-api') {
  let minutes = 0;
  let count = 0;
  return <Type extends EventType>(
    type: Type,
    data: EventOf<Type>['data'],
    own: { id?: string } = {},
  ): MspEvent => {
    const time = new Date(Date.UTC(2026, 10, 21, 8, 30 + minutes, 42, 17)).toISOString();
    minutes += 11;
    count += 1;
    const made = { id: `evt-${String(count).padStart(12, '0')}`, version: 1, type, time, ...own };
    return { ...made, sessionId: id, project, user: 'ada', host: 'engine', data } as unknown as MspEvent;
  };
}

/** The session of the README's example. */
export function wholeStory(): MspEvent[] {
  const event = storyOf();
  return [
    event('session-started', {
      description: 'Sign in with tokens',
      goal: 'Replace cookies',
      worktree: '.',
      startProgress: 15,
      branch: 'auth',
    }),
    event(
      'update-recorded',
      { description: 'Tokens are signed and checked', progress: 24, tags: ['auth'] },
      { id: 'upd-7q2k9xw0m4ab' },
    ),
    event(
      'decision-made',
      {
        content: 'Keep refresh tokens in the database',
        rationale: 'They can be revoked there.',
        alternatives: ['Stateless refresh tokens'],
        impact: 'high',
        relatedEntities: ['TokenService'],
      },
      { id: 'dec-4f8s2nq7x1cd' },
    ),
    event(
      'entity-created',
      { name: 'TokenService', entityType: 'service', path: 'src/token-service.ts' },
      { id: 'ent-9b3m5vt8r2ef' },
    ),
    event(
      'blocker-raised',
      { description: 'No keys for the test environment', category: 'external', severity: 'high' },
      { id: 'blk-2c6h8jw1z5gh' },
    ),
    event('note-taken', { text: 'Ask Grace about the lifetime of tokens' }, { id: 'not-5d7k1py3s9jk' }),
    event('blocker-resolved', { blockerId: 'blk-2c6h8jw1z5gh', resolution: 'Grace sent them' }),
    event(
      'decision-made',
      {
        content: 'Keep refresh tokens in Redis',
        rationale: 'The database was too slow.',
        alternatives: [],
        impact: 'medium',
        relatedEntities: [],
        supersedes: 'dec-4f8s2nq7x1cd',
      },
      { id: 'dec-8g1r4zx6b3lm' },
    ),
    event(
      'update-recorded',
      { description: 'Refresh works', progress: 32, tags: [] },
      { id: 'upd-3n9w6cd2f7np' },
    ),
    event('session-ended', {
      summary: 'Tokens replace cookies for signing in.',
      nextSteps: ['Remove the cookie code', 'Measure the sign-in'],
    }),
    event('session-completed', {}),
  ];
}
