/** Operations that find an issue, and move it through its workflow. Pure. */
import type { JsonObject, Operation } from '@msp/protocol';
import type { Context } from '../contract.js';
import { findIssue, openTransitions } from '../queries.js';
import { type IssueReference, issuePath, request } from '../request.js';
import { afterHash } from '../wanted.js';
import { short } from './kinds.js';

/** Finds the issue of a session: the link of the session is its id then, which stays when its key changes. */
export const findFor = (context: Context, sessionId: string, key: string, issue: string): Operation => ({
  key,
  lane: sessionId,
  summary: `Find the issue ${issue}`,
  query: findIssue(context, issue),
  delivery: 'idempotent',
});

/** Where an issue is to go. */
export interface Move {
  readonly issue: IssueReference;
  /** The name of a transition or of a status. */
  readonly to: string;
  readonly fields: JsonObject;
  /** Tells it from every other move. */
  readonly key: string;
  readonly lane: string;
}

/** What a way is called that leads nowhere, because the issue is there already: the host sends no address with a dot in this place. */
export const ALREADY_THERE = '.';

/**
 * Moves an issue. Jira takes numbers of transitions only, and only of those that are open now: the first operation finds the number by
 * its name, and the second uses it. Which number it is is true for this move alone, so its link is that of the move.
 */
export function move(context: Context, { issue, to, fields, key, lane }: Move): Operation[] {
  const wanted = { name: to, fields: Object.keys(fields) };
  const way = `${key}/way`;
  const place = issuePath(issue, `/transitions${afterHash(wanted)}=`);
  return [
    {
      ...{ key: way, lane, summary: `Find the way to ${short(to)}`, delivery: 'idempotent' },
      query: openTransitions(context, issue, wanted),
    },
    {
      ...{ key: `${key}/move`, lane, summary: `Move the issue to ${short(to)}`, delivery: 'probe' },
      query: request(context, 'POST', [...place, context.link(way)], {
        transition: { id: context.link(way) },
        ...(Object.keys(fields).length > 0 && { fields }),
      }),
    },
  ];
}
