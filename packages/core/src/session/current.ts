/** Which session a command is about. */
import { MspError, type SessionHead, type StoreReader } from '@msp/protocol';
import type { Host } from '../host.js';
import { hoursSilent, wentSilent } from '../state/lifecycle.js';

type Reader = Pick<StoreReader, 'session' | 'sessions' | 'sessionUnderWay'>;

/**
 * The session with this id, or the only one whose id begins so.
 * @throws `MSP008` where there is none, `MSP007` where there are several.
 */
export async function findSession(reader: Reader, idOrPrefix: string): Promise<SessionHead> {
  const exact = await reader.session(idOrPrefix);
  if (exact) return exact;
  const matches = idOrPrefix === '' ? [] : await reader.sessions({ idPrefix: idOrPrefix, limit: 6 });
  const [only] = matches;
  if (only && matches.length === 1) return only;
  if (!only) {
    throw new MspError('MSP008', {
      message: `No session has an id that begins with "${idOrPrefix}".`,
      hint: 'See them: msp sessions',
    });
  }
  const list = matches.slice(0, 5).map(({ id, project }) => `  ${id}  ${project}`);
  throw new MspError('MSP007', {
    message: `"${idOrPrefix}" begins the ids of several sessions:\n${list.join('\n')}${matches.length > 5 ? '\n  …' : ''}`,
    hint: 'Type more of the id.',
  });
}

/** The session under way for this user in this working tree, or the one that was selected; null where there is none. */
export async function currentSession(reader: Reader, host: Host): Promise<SessionHead | null> {
  if (host.selected !== null) return findSession(reader, host.selected);
  const { user, worktree } = host.identity;
  return reader.sessionUnderWay(user, worktree);
}

/**
 * The session to record into.
 * @throws `MSP002` where none is active, or the one there was has been silent for too long.
 */
export async function sessionToRecordInto(reader: Reader, host: Host): Promise<SessionHead> {
  const head = await currentSession(reader, host);
  if (head === null) throw await noSession(reader, host);
  if (!wentSilent(head, host.now(), host.config.features.sessionTimeout)) return head;
  const hours = Math.floor(hoursSilent(head, host.now()));
  throw new MspError('MSP002', {
    message: `No session is active: ${head.id} has been silent for ${hours} hours and counts as crashed. Nothing was recorded.`,
    hint: `Go on with it: msp recover ${head.id} --resume`,
  });
}

/** Says that no session is active, and names the crashed one that could go on, if there is one. */
async function noSession(reader: Reader, host: Host): Promise<MspError> {
  const { user, worktree } = host.identity;
  const crashed = await reader.sessions({ user, worktree, statuses: ['crashed'], limit: 20 });
  const waiting = crashed.find(({ recoverable }) => recoverable);
  const goOn = waiting ? `, or go on with the one that crashed: msp recover ${waiting.id} --resume` : '';
  return new MspError('MSP002', {
    message: 'No session is active here, so nothing was recorded.',
    hint: `Start one: msp start${goOn}`,
  });
}
