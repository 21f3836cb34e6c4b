/** Operations that find an issue, and move it through its workflow. Pure. */
import type { JsonObject, Operation } from '@msp/protocol';
import type { Context } from '../contract.js';
import { findIssue, openTransitions } from '../queries.js';
import { type IssueReference, issuePath, request } from '../request.js';
import { afterHash } from '../wanted.js';
import { short } from './kinds.js';

/** What a person names goes before what waits for an issue that was not found: it has a lane of its own. */
const NAMED = '/use';

/** The session whose issue an operation finds. */
export const sessionOf = ({ lane }: Operation): string =>
  lane.endsWith(NAMED) ? lane.slice(0, -NAMED.length) : lane;

/**
 * Finds the issue of a session: the link of the session is its id then, which stays when its key changes.
 *
 * @param isNamed did a person name it, when the session had begun already?
 */
export const findFor = (
  context: Context,
  sessionId: string,
  key: string,
  issue: string,
  isNamed = false,
): Operation => ({
  key,
  lane: isNamed ? `${sessionId}${NAMED}` : sessionId,
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
  /** That of the first operation: what comes before it in there is done when the issue moves. */
  readonly lane: string;
}

/** What a way is called that leads nowhere, because the issue is there already: the host sends no address with a dot in this place. */
export const ALREADY_THERE = '.';

/**
 * Moves an issue. Jira takes numbers of transitions only, and only of those that are open now: the first operation finds the number by
 * its name, and the second uses it. Which number it is is true for this move alone, so its link is that of the move. The second waits for
 * the first in a lane of its own: where there is no way, nothing else waits with it.
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
      ...{ key: `${key}/move`, lane: `${key}/move`, summary: `Move the issue to ${short(to)}` },
      delivery: 'probe',
      query: request(context, 'POST', [...place, context.link(way)], {
        transition: { id: context.link(way) },
        ...(Object.keys(fields).length > 0 && { fields }),
      }),
    },
  ];
}
