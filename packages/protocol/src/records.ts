/** An event as the record that people and connectors see. Pure. */
import type { EventOf, MspEvent } from './events.js';
import type { Blocker, Decision, Entity, Note, Update } from './session.js';

/** The update that an event recorded. */
export function updateOf(event: EventOf<'update-recorded'>): Update {
  const { description, progress, tags, autoDetected } = event.data;
  return {
    id: event.id,
    timestamp: event.time,
    description,
    progress: progress ?? null,
    tags,
    autoDetected: autoDetected ?? null,
  };
}

/** The decision that an event made, in force. */
export function decisionOf(event: EventOf<'decision-made'>): Decision {
  const { data } = event;
  return {
    id: event.id,
    timestamp: event.time,
    content: data.content,
    rationale: data.rationale ?? null,
    alternatives: data.alternatives,
    impact: data.impact ?? null,
    category: data.category ?? null,
    relatedEntities: data.relatedEntities,
    supersedes: data.supersedes ?? null,
    supersededBy: null,
    autoDetected: data.autoDetected ?? null,
  };
}

/** The entity that an event created. */
export function entityOf(event: EventOf<'entity-created'>): Entity {
  const { data } = event;
  return {
    id: event.id,
    timestamp: event.time,
    name: data.name,
    type: data.entityType ?? null,
    path: data.path ?? null,
    description: data.description ?? null,
    properties: data.properties ?? {},
    autoDetected: data.autoDetected ?? null,
  };
}

/** The blocker that an event raised, open. */
export function blockerOf(event: EventOf<'blocker-raised'>): Blocker {
  const { data } = event;
  return {
    id: event.id,
    description: data.description,
    category: data.category,
    severity: data.severity,
    status: 'open',
    createdAt: event.time,
    resolvedAt: null,
    resolution: null,
    autoDetected: data.autoDetected ?? null,
  };
}

/** The note that an event took. */
export function noteOf(event: EventOf<'note-taken'>): Note {
  return { id: event.id, timestamp: event.time, text: event.data.text };
}

/** The id of the record that an event speaks of: the blocker that is resolved, the decision that is replaced. */
export function referredId(event: MspEvent): string | undefined {
  if (event.type === 'blocker-resolved') return event.data.blockerId;
  return event.type === 'decision-made' ? event.data.supersedes : undefined;
}
