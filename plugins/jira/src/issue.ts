/** Which issue is it? Pure. */
import { issueKeyOf, type SessionHead } from '@msp/protocol';
import type { Requesting } from './contract.js';
import type { IssueReference } from './request.js';
import type { Settings } from './settings.js';

/** The key of the issue of a session: its epic, else its branch, else that of the settings; null where it has none. */
export const issueOf = (
  session: Pick<SessionHead, 'epic' | 'branch'>,
  { projects, issue }: Pick<Settings, 'projects' | 'issue'>,
): string | null => issueKeyOf(session, projects) ?? issue?.toUpperCase() ?? null;

/**
 * The issue that an action is about: the one that is named, else that of the session.
 *
 * @throws where neither is there; people read the message
 */
export function issueFor(context: Requesting, named: string | undefined): IssueReference {
  if (named !== undefined) return named.toUpperCase();
  const { session, settings } = context;
  if (session && issueOf(session, settings) !== null) return context.link(session.id);
  const own = settings.issue?.toUpperCase();
  if (own !== undefined) return own;
  throw new Error('Name the issue, for example issue=WEB-12: the session has none.');
}
