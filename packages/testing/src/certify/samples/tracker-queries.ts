/** The requests of the sample tracker. */
import type { Operation, PureContext, RecordedEvent, SecretReference } from '@msp/protocol';

type Context = PureContext<{ team: string }, 'apiKey'>;

/** An address with its segments encoded. */
export const url = (...segments: string[]): string =>
  `https://api.tracker.example/${segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/')}`;

export const HEADERS = (context: Pick<Context, 'secret'>): Record<string, SecretReference> => ({
  authorization: context.secret('apiKey', 'Bearer '),
});

/** Opens an issue. The tracker numbers it; it is found again by the id that we gave. */
export const issue = (event: RecordedEvent, context: Context): Operation => ({
  key: event.sessionId,
  lane: event.sessionId,
  summary: `Open an issue for ${event.sessionId}`,
  delivery: 'probe',
  query: {
    language: 'http',
    request: {
      method: 'POST',
      url: url('issues'),
      headers: HEADERS(context),
      body: { external: event.sessionId, team: context.settings.team, project: event.project },
    },
  },
});

/** Writes a comment under an id of ours: twice is the same as once. */
export const comment = (
  { id, sessionId }: Pick<RecordedEvent, 'id' | 'sessionId'>,
  context: Context,
  text: string,
): Operation => ({
  key: id,
  lane: sessionId,
  summary: `Comment: ${text.slice(0, 40)}`,
  delivery: 'idempotent',
  query: {
    language: 'http',
    request: {
      method: 'PUT',
      url: `${url('comments', context.uuid(id))}?from=${encodeURIComponent(sessionId)}`,
      headers: HEADERS(context),
      body: { issue: context.link(sessionId), text },
    },
  },
});
