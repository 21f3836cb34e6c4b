/** `msp status` and `msp sessions`: where things stand. Costs the same however long the log is. */
import type {
  BlockerEntry,
  DecisionEntry,
  EventOf,
  ProtocolState,
  SessionHead,
  SessionStatus,
  Update,
  Warning,
} from '@msp/protocol';
import { updateOf } from '@msp/protocol';
import type { Host } from '../host.js';
import { asSeen, hoursSilent, stateOf } from '../state/lifecycle.js';
import { clockWarnings } from './clock.js';
import { isRecoverable, recoverableSessions } from './crash.js';
import { currentSession } from './current.js';
import { lastCompleted, projectContext } from './start.js';

const RECENT_UPDATES = 5;

export interface StatusResult {
  /** The session under way here, or the one selected; null where there is none. */
  readonly head: SessionHead | null;
  readonly state: ProtocolState;
  /** Hours since the last sign of life; null without a session. */
  readonly hoursSilent: number | null;
  /** At most five, the oldest first. */
  readonly recentUpdates: Update[];
  readonly recentDecisions: DecisionEntry[];
  readonly openBlockers: BlockerEntry[];
  /** The last completed session of the project; only where none is under way. */
  readonly previous: SessionHead | null;
  /** Sessions that wait to be recovered, the newest first. */
  readonly crashed: SessionHead[];
  readonly warnings: Warning[];
}

async function lastUpdates(host: Host, sessionId: string): Promise<Update[]> {
  const events = await host.store.events({
    sessionId,
    types: ['update-recorded'],
    order: 'descending',
    limit: RECENT_UPDATES,
  });
  return events.map((event) => updateOf(event as EventOf<'update-recorded'>)).reverse();
}

function silenceWarnings(host: Host, head: SessionHead, state: ProtocolState): Warning[] {
  const hours = hoursSilent(head, host.now());
  if (state !== 'ACTIVE' || hours < host.config.features.sessionWarning) return [];
  return [
    {
      message: `No sign of life for ${Math.floor(hours)} hours; after ${host.config.features.sessionTimeout} the session counts as crashed.`,
      hint: 'Record where you are: msp update "…" (or end it: msp end)',
    },
  ];
}

/** Where the session here stands. A session that went silent is shown as CRASHED; nothing is written. */
export async function sessionStatus(host: Host): Promise<StatusResult> {
  const crashed = await recoverableSessions(host);
  const found = await currentSession(host.store, host);
  const head = found ?? null;
  const state = stateOf(head, host.now(), host.config.features.sessionTimeout);
  const project = head?.project ?? host.project;
  const context = await projectContext(host.store, project);
  return {
    head,
    state,
    hoursSilent: head && hoursSilent(head, host.now()),
    recentUpdates: head ? await lastUpdates(host, head.id) : [],
    ...context,
    previous: head ? null : await lastCompleted(host.store, project),
    crashed: crashed
      .filter(({ id }) => id !== head?.id)
      .map((other) => asSeen(other, host.now(), host.config.features.sessionTimeout)),
    warnings: head ? [...silenceWarnings(host, head, state), ...clockWarnings(head, host.now())] : [],
  };
}

/** Everyone's sessions under way in this store, the newest first. */
export async function sessionsUnderWay(host: Host): Promise<SessionHead[]> {
  const heads = await host.store.sessions({ statuses: ['active', 'ending'], limit: 200 });
  return heads.filter((head) => !isRecoverable(host, head));
}

export interface ListInput {
  /** Default: 10. */
  readonly limit?: number;
  readonly project?: string;
  readonly status?: SessionStatus;
}

/** Sessions, the newest first. */
export async function listSessions(host: Host, input: ListInput = {}): Promise<SessionHead[]> {
  const { project, status, limit = 10 } = input;
  const seen = (head: SessionHead) => asSeen(head, host.now(), host.config.features.sessionTimeout);
  const where = project ? { project } : {};
  if (!status) return (await host.store.sessions({ ...where, limit })).map(seen);
  // Who is active may have gone silent: they are looked through before the limit counts.
  const statuses = status === 'crashed' ? (['crashed', 'active', 'ending'] as const) : [status];
  const cut = status === 'completed' ? { limit } : {};
  const heads = (await host.store.sessions({ ...where, ...cut, statuses })).map(seen);
  return heads.filter((head) => head.status === status).slice(0, limit);
}
