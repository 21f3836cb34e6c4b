/** Makes events: the envelope from the host, the data from the command. */
import { EVENT_VERSION, type EventOf, type EventType, recordId, type SessionHead } from '@msp/protocol';
import type { Host } from '../host.js';

/** The session an event belongs to, as far as its envelope needs it. */
export type Belonging = Pick<SessionHead, 'id' | 'project'>;

/**
 * A new event of `type` in a session, now, by this user on this machine.
 *
 * @example makeEvent(host, head, 'note-taken', { text: 'The cache is warm.' })
 */
export function makeEvent<Type extends EventType>(
  host: Host,
  session: Belonging,
  type: Type,
  data: EventOf<Type>['data'],
): EventOf<Type> {
  const event = {
    id: recordId(type, host.random(12)),
    version: EVENT_VERSION,
    type,
    time: host.now().toISOString(),
    sessionId: session.id,
    project: session.project,
    user: host.identity.user,
    host: host.identity.host,
    data,
  };
  return event as unknown as EventOf<Type>;
}
