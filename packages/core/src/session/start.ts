/** `msp start`: Route. Opens a session and recalls where the last one left off. */
import {
  type BlockerEntry,
  type DecisionEntry,
  type EventOf,
  MspError,
  type ProtocolState,
  type SessionHead,
  type StoreReader,
  sessionId,
  type Warning,
} from '@msp/protocol';
import type { Host } from '../host.js';
import { maskSecrets } from '../secret/index.js';
import { foldHead } from '../state/head.js';
import { stateOf } from '../state/lifecycle.js';
import { appendEvents } from '../state/project.js';
import { clockWarnings, localMinute } from './clock.js';
import { recoverableSessions, underWay, writeCrashesDown } from './crash.js';
import { makeEvent } from './event.js';
import { checkProgress, Intake, type RecordOptions } from './input.js';

export interface StartInput {
  readonly description?: string;
  readonly goal?: string;
  readonly epic?: string;
  /** The kind of work: `feature`, `bugfix` … */
  readonly type?: string;
  /** Percent; absent: where the last completed session of the project ended, else 0. */
  readonly progress?: number;
  /** Go on although a crashed session waits to be recovered. It goes on waiting. */
  readonly force?: boolean;
}

export interface StartResult {
  readonly head: SessionHead;
  readonly state: ProtocolState;
  /** The last completed session of the project. */
  readonly previous: SessionHead | null;
  /** Of the project, the newest first. */
  readonly openBlockers: BlockerEntry[];
  /** In force in the project, the newest first, at most five. */
  readonly recentDecisions: DecisionEntry[];
  readonly warnings: Warning[];
}

/** The completed session of a project that ended last. Sessions overlap, so the last to start need not be it. */
export async function lastCompleted(
  reader: Pick<StoreReader, 'sessions'>,
  project: string,
): Promise<SessionHead | null> {
  const [last] = await reader.sessions({ project, statuses: ['completed'], order: 'active', limit: 1 });
  return last ?? null;
}

/** What a person who begins should know of the project. */
export async function projectContext(reader: Pick<StoreReader, 'blockers' | 'decisions'>, project: string) {
  const [openBlockers, recentDecisions] = await Promise.all([
    reader.blockers({ project, status: 'open', limit: 50 }),
    reader.decisions({ project, inForce: true, limit: 5 }),
  ]);
  return { openBlockers, recentDecisions };
}

function refuseSecond(active: SessionHead): never {
  const since = `since ${localMinute(active.startTime)}`;
  throw new MspError('MSP001', {
    message: `Session ${active.id} (${active.project}) is ${active.status} here ${since}.`,
    hint: 'End it first: msp end',
  });
}

function offerRecovery(crashed: readonly SessionHead[]): never {
  const [last] = crashed;
  const others = crashed.length > 1 ? `, and ${crashed.length - 1} more` : '';
  throw new MspError('MSP006', {
    message: `Session ${last?.id} (${last?.project}, ${last?.endProgress}%) crashed${others}: its last sign of life was at ${localMinute(last?.lastEventTime ?? '')}.`,
    hint: `Go on with it: msp recover ${last?.id} --resume (or --complete, --discard). Leave it and start anew: msp start --force`,
  });
}

function startEvent(
  host: Host,
  input: StartInput,
  intake: Intake,
  previous: SessionHead | null,
): EventOf<'session-started'> {
  const { branch, worktree } = host.identity;
  const session = {
    id: sessionId(host.now(), host.random(4)),
    project: intake.name(host.project, 'project'),
  };
  const description = intake.optional(input.description, 'description');
  const goal = intake.optional(input.goal, 'goal');
  const epic = intake.optional(input.epic, 'epic');
  return makeEvent(host, session, 'session-started', {
    ...(description && { description }),
    ...(goal && { goal }),
    ...(epic && { epic }),
    ...(input.type && { sessionType: intake.name(input.type, 'type') }),
    ...(branch && { branch: maskSecrets(branch) }),
    worktree,
    startProgress: checkProgress(input.progress) ?? previous?.endProgress ?? 0,
    ...(previous && { follows: previous.id }),
  });
}

/**
 * Starts a session.
 *
 * @throws `MSP001` one is active here; `MSP006` one crashed and waits, and `force` is not given; `MSP009` bad input.
 * @example const { head, previous } = await startSession(host, { goal: 'Tokens rotate' })
 */
export async function startSession(
  host: Host,
  input: StartInput,
  options?: RecordOptions,
): Promise<StartResult> {
  const intake = new Intake(options);
  checkProgress(input.progress);
  await writeCrashesDown(host);
  return host.store.transaction(async (transaction) => {
    const [active] = await underWay(transaction, host);
    if (active) refuseSecond(active);
    const crashed = input.force ? [] : await recoverableSessions(host, { reader: transaction });
    if (crashed.length > 0) offerRecovery(crashed);
    const previous = await lastCompleted(transaction, host.project);
    const event = startEvent(host, input, intake, previous);
    await appendEvents(transaction, [event]);
    const head = foldHead(null, event) as SessionHead;
    return {
      head,
      state: stateOf(head, host.now(), host.config.features.sessionTimeout),
      previous,
      ...(await projectContext(transaction, head.project)),
      warnings: [...intake.warnings, ...(previous ? clockWarnings(previous, host.now()) : [])],
    };
  });
}
