/** The parts of a row that several kinds of events share. Pure. */
import type { EventOf, HookContext, RecordedEvent } from '@msp/protocol';
import { projectVersion, sessionVersion } from './version.js';

/** What stands in every row: the event, its session as of then, and what its project's state becomes. */
export function commonParts(event: RecordedEvent, context: HookContext) {
  const { session } = context;
  return {
    id: event.id,
    time: event.time,
    sessionId: event.sessionId,
    projectName: session.project,
    session: {
      id: event.sessionId,
      version: sessionVersion(event, context),
      state: {
        user: session.user,
        host: session.host,
        worktree: session.worktree,
        branch: session.branch,
        type: session.type,
        epic: session.epic,
        status: session.status,
        recoverable: session.recoverable,
        startProgress: session.startProgress,
        progress: session.endProgress,
        duration: session.duration,
        startTime: session.startTime,
        endTime: session.endTime,
        crashTime: session.crashTime,
        lastEventTime: session.lastEventTime,
      },
    },
    project: {
      id: event.project,
      version: projectVersion(event),
      time: event.time,
      state: { progress: session.endProgress, lastSession: event.sessionId },
    },
  };
}

/** A record that was found in an update's text: what kind of detection, and which words. */
export function detection({
  autoDetected,
}: Pick<EventOf<'update-recorded'>['data'], 'autoDetected'>): Record<string, string> {
  return autoDetected ? { autoDetected: autoDetected.type, extracted: autoDetected.extracted } : {};
}
