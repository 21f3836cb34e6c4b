/** `msp recover`: a crashed session goes on, is completed as it stood, or is given up. Nothing of it is ever deleted. */
import { MspError, type MspEvent, type ProtocolState, type SessionHead, type Warning } from '@msp/protocol';
import type { Host } from '../host.js';
import { headAfter } from '../state/head.js';
import { stateOf } from '../state/lifecycle.js';
import { appendEvents } from '../state/project.js';
import { localMinute } from './clock.js';
import { crashOf, isRecoverable, recoverableSessions, underWay, writeCrashesDown } from './crash.js';
import { findSession } from './current.js';
import { archive } from './end.js';
import { makeEvent } from './event.js';

export interface RecoverInput {
  /** The session's id or its unique beginning; absent: the newest of one's own that waits here, whatever `force` says. */
  readonly match?: string;
  readonly action: 'resume' | 'complete' | 'discard';
  /** Also a session that is under way, was given up, or is somebody else's. */
  readonly force?: boolean;
}

export interface RecoverResult {
  readonly head: SessionHead;
  readonly state: ProtocolState;
  readonly action: RecoverInput['action'];
  /** The readable copy of a completed session, relative to the state folder. */
  readonly archive: string | null;
  readonly warnings: Warning[];
}

async function chosen(host: Host, input: RecoverInput): Promise<SessionHead> {
  if (input.match) return findSession(host.store, input.match);
  // Never somebody else's, or one that is alive: those have to be named.
  const [newest] = await recoverableSessions(host);
  if (newest) return newest;
  throw new MspError('MSP008', {
    message: 'No session waits to be recovered.',
    hint: 'Start one: msp start',
  });
}

function refuseUnlessRecoverable(host: Host, head: SessionHead, { action, force }: RecoverInput): void {
  if (head.status === 'completed') {
    throw new MspError('MSP016', {
      message: `Session ${head.id} is completed; there is nothing to recover.`,
      hint: 'Start another: msp start',
    });
  }
  const mine = head.user === host.identity.user;
  if (force || (mine && isRecoverable(host, head))) return;
  const why = !mine
    ? `belongs to ${head.user}`
    : head.status === 'crashed'
      ? 'was given up'
      : `is ${head.status}, and gave a sign of life at ${localMinute(head.lastEventTime)}`;
  throw new MspError('MSP016', {
    message: `Session ${head.id} ${why}; nothing was changed.`,
    hint: `If you mean it: msp recover ${head.id} --${action} --force`,
  });
}

function eventsFor(host: Host, head: SessionHead, action: RecoverInput['action']): MspEvent[] {
  const crash = head.status === 'crashed' ? [] : [crashOf(host, head)];
  const { worktree, branch } = host.identity;
  const here = { worktree, ...(branch && { branch }) };
  if (action === 'discard') return [...crash, makeEvent(host, head, 'session-discarded', {})];
  const resumed = makeEvent(
    host,
    head,
    'session-resumed',
    action === 'resume' ? here : { worktree: head.worktree },
  );
  if (action === 'resume') return [...crash, resumed];
  const ended = makeEvent(host, head, 'session-ended', {
    nextSteps: head.nextSteps,
    endTime: head.endTime ?? head.lastEventTime,
  });
  return [...crash, resumed, ended, makeEvent(host, head, 'session-completed', {})];
}

/**
 * Recovers a session: `resume` takes it over here, `complete` ends it when it last gave a sign of life, `discard` keeps it
 * marked crashed and no longer offers it.
 *
 * @throws `MSP008` none waits or none fits; `MSP007` several fit; `MSP016` it is not crashed (see `force`); `MSP001` another
 * one is active here and this one would be resumed.
 */
export async function recoverSession(host: Host, input: RecoverInput): Promise<RecoverResult> {
  await writeCrashesDown(host);
  const { id } = await chosen(host, input);
  const head = await host.store.transaction(async (transaction) => {
    const before = await findSession(transaction, id);
    refuseUnlessRecoverable(host, before, input);
    if (input.action === 'resume') await refuseSecond(host, before, transaction);
    const events = eventsFor(host, before, input.action);
    await appendEvents(transaction, events, [before]);
    return headAfter(before, events);
  });
  const copy = input.action === 'complete' ? await archive(host, id) : { path: null, warnings: [] };
  const state = stateOf(head, host.now(), host.config.features.sessionTimeout);
  return { head, state, action: input.action, archive: copy.path, warnings: copy.warnings };
}

async function refuseSecond(
  host: Host,
  head: SessionHead,
  reader: Pick<Host['store'], 'sessions'>,
): Promise<void> {
  const active = (await underWay(reader, host)).find((other) => other.id !== head.id);
  if (!active) return;
  throw new MspError('MSP001', {
    message: `Session ${active.id} is ${active.status} here, so ${head.id} cannot be resumed beside it.`,
    hint: 'End it first: msp end',
  });
}
