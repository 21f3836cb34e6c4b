import {
  type Host,
  type RecoverResult,
  recoverableSessions,
  recoverSession,
  type StartResult,
  sessionStatus,
} from '@msp/core';
import type { SessionHead } from '@msp/protocol';
import { displayText } from '@msp/protocol';
import { ago } from './output/time.js';
import { choose } from './prompt.js';

/** What a recovered session needs to be shown like one that was started. */
export async function asStarted(host: Host, { head, state, warnings }: RecoverResult): Promise<StartResult> {
  const status = await sessionStatus({ ...host, selected: head.id });
  const { openBlockers, recentDecisions } = status;
  const previous = head.follows === null ? null : await host.store.session(head.follows);
  return { head, state, previous, openBlockers, recentDecisions, warnings };
}

const CHOICES = [
  { key: 'resume', does: 'go on with it' },
  { key: 'complete', does: 'end it as it stood' },
  { key: 'discard', does: 'give it up; it is kept, marked as crashed' },
] as const;

/** One crashed session in a line. */
function crashLine(head: SessionHead, now: Date): string {
  const about = head.goal ?? head.description ?? `${head.counts.updates} updates`;
  const when = ago(head.lastEventTime, now);
  return displayText(
    `${head.id}  ${head.project}, ${head.endProgress}%, last sign of life ${when}: ${about.slice(0, 60)}`,
  );
}

/**
 * Asks what to do with the newest session that crashed, before another is started.
 *
 * @returns the session where it was resumed, `again` where it is out of the way, `new` where it may go on waiting
 * @throws the ending `interrupted` where the person answers with Ctrl-C
 */
export async function askAboutCrashed(host: Host): Promise<StartResult | 'again' | 'new'> {
  const [newest] = await recoverableSessions(host);
  if (!newest) return 'again';
  const answer = await choose(
    ['A session crashed and waits to be recovered.', `  ${crashLine(newest, host.now())}`],
    [...CHOICES, { key: 'new', does: 'leave it and start a new one' }],
  );
  if (answer === 'new') return answer;
  const result = await recoverSession(host, { match: newest.id, action: answer });
  return answer === 'resume' ? asStarted(host, result) : 'again';
}

/** Asks what to do with a session that crashed; null where nothing is to be done. */
export async function askToRecover(
  head: SessionHead,
  now: Date,
): Promise<'resume' | 'complete' | 'discard' | null> {
  const answer = await choose(
    [crashLine(head, now)],
    [...CHOICES, { key: 'cancel', does: 'leave it as it is' }],
  );
  return answer === 'cancel' ? null : answer;
}
