/** Comments, as operations. Pure. */
import type { Operation } from '@msp/protocol';
import { call } from './call.js';
import type { InHook } from './contract.js';
import { commentCall, openIssue, openPull, type Target } from './queries.js';
import { referenceOf } from './reference.js';
import { first, placeOf } from './repository.js';
import { bodiesOf, earlier, titleOf } from './text.js';

/** Where the comments of a session go, and how that is called; null where they go nowhere. */
function targetOf({
  settings,
  session,
}: Pick<InHook, 'settings' | 'session'>): { readonly target: Target; readonly name: string } | null {
  if (settings.comment === 'off') return null;
  if (settings.comment === 'pull-request') {
    const { branch } = session;
    if (branch === null) return null;
    const place = placeOf(first(settings));
    return {
      target: { ...place, find: openPull(place, branch) },
      name: `the open pull request of ${titleOf(branch)}, if there is one`,
    };
  }
  const reference = referenceOf(session, settings);
  if (reference === null) return null;
  const { repository, number, guessed } = reference;
  const place = placeOf(repository);
  const name = `${repository}#${number}`;
  return guessed
    ? {
        target: { ...place, find: openIssue(place, number, session.startTime) },
        name: `${name}, if it is open`,
      }
    : { target: { ...place, issue_number: number }, name };
}

/** A comment of a session. A text that is too long for one becomes several; none where the session is about no issue. */
export function commentOperations(context: InHook, key: string, text: string): Operation[] {
  const to = targetOf(context);
  return to === null
    ? []
    : commentsOn(to, { key, lane: context.session.id, text, since: context.session.startTime });
}

/** What a comment says, and how it is told from others. */
export interface Comment {
  readonly key: string;
  readonly lane: string;
  /** Markdown. */
  readonly text: string;
  /** It was not made before: ISO 8601. */
  readonly since: string;
}

/** @param to where it goes, and how that is called */
export function commentsOn(
  { target, name }: { readonly target: Target; readonly name: string },
  { key, lane, text, since }: Comment,
): Operation[] {
  return bodiesOf(key, text).map((part) => ({
    ...{ key: part.key, lane, summary: `Comment on ${name}` },
    // Where the answer never came, it is looked for (probe.ts) before it is sent again.
    delivery: 'probe',
    query: call(commentCall(target, part.body, earlier(since, 60))),
  }));
}
