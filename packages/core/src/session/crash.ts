/** Sessions that went silent: found by the clock, written down when somebody does something about it. */
import type { EventOf, SessionHead, StoreReader } from '@msp/protocol';
import type { Host } from '../host.js';
import { MILLISECONDS_PER_HOUR } from '../state/head.js';
import { wentSilent } from '../state/lifecycle.js';
import { appendEvents } from '../state/project.js';
import { makeEvent } from './event.js';

/** How many sessions are looked through; nobody keeps more of them open. */
const LIMIT = 200;

/** Is this session crashed, by the log or by the clock, and may it be recovered? */
export function isRecoverable(host: Host, head: SessionHead): boolean {
  const crashed = head.status === 'crashed' && head.recoverable;
  return crashed || wentSilent(head, host.now(), host.config.features.sessionTimeout);
}

/**
 * The event that writes a crash down. It happened when the time without a sign of life ran out, or now where a person
 * declares it before.
 */
export function crashOf(host: Host, head: SessionHead): EventOf<'session-crashed'> {
  const timeout = host.config.features.sessionTimeout * MILLISECONDS_PER_HOUR;
  const crash = Math.min(host.now().getTime(), Date.parse(head.lastEventTime) + timeout);
  return makeEvent(host, head, 'session-crashed', {
    crashTime: new Date(crash).toISOString(),
    lastKnownGood: head.lastEventId,
  });
}

/**
 * Sessions of this user in this working tree that wait to be recovered, the newest first; with `force` also those
 * under way, those given up, and everyone else's.
 */
export async function recoverableSessions(
  host: Host,
  options: { readonly force?: boolean; readonly reader?: Pick<StoreReader, 'sessions'> } = {},
): Promise<SessionHead[]> {
  const reader = options.reader ?? host.store;
  const { user, worktree } = host.identity;
  const statuses = ['active', 'ending', 'crashed'] as const;
  if (options.force) return reader.sessions({ statuses, limit: LIMIT });
  const heads = await reader.sessions({ statuses, user, worktree, limit: LIMIT });
  return heads.filter((head) => isRecoverable(host, head));
}

/** Sessions of this user in this working tree that nobody ended, also those that went silent. */
export async function underWay(reader: Pick<StoreReader, 'sessions'>, host: Host): Promise<SessionHead[]> {
  const { user, worktree } = host.identity;
  return reader.sessions({ user, worktree, statuses: ['active', 'ending'] });
}

/** Writes down the crash of every session of this user here that went silent. */
export async function writeCrashesDown(host: Host): Promise<void> {
  const silent = (await underWay(host.store, host)).filter((head) => isRecoverable(host, head));
  if (silent.length === 0) return;
  await host.store.transaction(async (transaction) => {
    const still = (await underWay(transaction, host)).filter((head) => isRecoverable(host, head));
    const crashes = still.map((head) => crashOf(host, head));
    await appendEvents(transaction, crashes, still);
  });
}
