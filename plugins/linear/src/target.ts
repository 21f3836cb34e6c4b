/** On which issue a session is written: one that it names, one of the settings, one made for it, or none. Pure. */
import { issueKeyOf, type LinkReference, type SessionHead } from '@msp/protocol';
import type { Context } from './contract.js';

/** An issue. */
export type Target =
  /** A key, as people say it: what it means is asked once, and the id is kept. */
  | { readonly kind: 'named'; readonly key: string }
  | { readonly kind: 'fixed'; readonly id: string }
  /** Made for the session, with an id of ours. */
  | { readonly kind: 'made'; readonly id: string };

/** The id of the issue that is made for a session. */
export const sessionIssueId = (context: Pick<Context, 'uuid'>, sessionId: string): string =>
  context.uuid(`${sessionId}/issue`);

/** Null where a session has none: nothing is written then, and nothing waits. */
export function targetOf(session: SessionHead, context: Context): Target | null {
  const { teamKeys, issue, sessionIssue } = context.settings;
  const key = issueKeyOf(session, teamKeys);
  if (key !== null) return { kind: 'named', key };
  if (issue !== undefined) return { kind: 'fixed', id: issue };
  return sessionIssue ? { kind: 'made', id: sessionIssueId(context, session.id) } : null;
}

/** What stands for the issue in a mutation. An id that is known needs no link: it can go in the same request as what makes it. */
export const issueId = (target: Target, session: SessionHead, context: Context): string | LinkReference =>
  target.kind === 'named' ? context.link(session.id) : target.id;
