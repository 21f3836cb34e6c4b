/** A session whole, folded from its events. */
import type { Blocker, Decision, MspEvent, Session, Store } from '@msp/protocol';
import { blockerOf, decisionOf, entityOf, noteOf, updateOf } from '@msp/protocol';
import { foldHead } from './head.js';

/** What later sessions did to the records of this one: decisions replaced, blockers resolved. */
export interface Aftermath {
  readonly decisions: readonly Decision[];
  readonly blockers: readonly Blocker[];
}

/**
 * The session that a list of events (all of one session, in the order of the log) makes.
 * Null where the list does not begin with a start.
 */
export function foldSession(events: readonly MspEvent[], aftermath?: Aftermath): Session | null {
  const decisions = new Map<string, Decision>();
  const blockers = new Map<string, Blocker>();
  const lists: Pick<Session, 'updates' | 'entities' | 'notes'> = { updates: [], entities: [], notes: [] };
  let head = null;
  for (const event of events) {
    head = foldHead(head, event);
    if (event.type === 'update-recorded') lists.updates.push(updateOf(event));
    else if (event.type === 'entity-created') lists.entities.push(entityOf(event));
    else if (event.type === 'note-taken') lists.notes.push(noteOf(event));
    else if (event.type === 'blocker-raised') blockers.set(event.id, blockerOf(event));
    else if (event.type === 'blocker-resolved') resolve(blockers, event);
    else if (event.type === 'decision-made') {
      const replaced = decisions.get(event.data.supersedes ?? '');
      if (replaced && replaced.supersededBy === null) replaced.supersededBy = event.id;
      decisions.set(event.id, decisionOf(event));
    }
  }
  for (const later of aftermath?.decisions ?? []) {
    const mine = decisions.get(later.id);
    if (mine) mine.supersededBy = later.supersededBy;
  }
  for (const later of aftermath?.blockers ?? []) {
    const mine = blockers.get(later.id);
    if (mine)
      Object.assign(mine, {
        status: later.status,
        resolvedAt: later.resolvedAt,
        resolution: later.resolution,
      });
  }
  return head && { ...head, ...lists, decisions: [...decisions.values()], blockers: [...blockers.values()] };
}

function resolve(blockers: Map<string, Blocker>, event: MspEvent & { type: 'blocker-resolved' }): void {
  const blocker = blockers.get(event.data.blockerId);
  if (blocker?.status !== 'open') return;
  Object.assign(blocker, {
    status: 'resolved',
    resolvedAt: event.time,
    resolution: event.data.resolution ?? null,
  });
}

/** Reads a session whole. Costs as much as the session is long; {@link Store.session} gives the head at once. */
export async function loadSession(
  store: Pick<Store, 'events' | 'decisions' | 'blockers'>,
  id: string,
): Promise<Session | null> {
  const [events, decisions, blockers] = await Promise.all([
    store.events({ sessionId: id }),
    store.decisions({ sessionId: id }),
    store.blockers({ sessionId: id }),
  ]);
  return foldSession(events, { decisions, blockers });
}
