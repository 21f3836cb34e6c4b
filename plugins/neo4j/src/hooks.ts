/** What each event means for the graph: one statement with one row. Pure. */
import type { EventType, HookContext, Operation, Plugin, RecordedEvent } from '@msp/protocol';
import { truncate } from '@msp/protocol';
import { entityOf } from './entity.js';
import { commonParts, detection } from './rows.js';
import * as statements from './statements.js';
import { projectVersion, sessionVersion } from './version.js';
import { wellFormed } from './well-formed.js';

/** An operation that runs one statement for one event. */
function operation(
  text: string,
  event: RecordedEvent,
  context: HookContext,
  summary: string,
  parts: object,
): readonly Operation[] {
  const row = wellFormed({ ...commonParts(event, context), ...parts });
  return [
    {
      key: event.id,
      lane: event.sessionId,
      summary: truncate(summary.toWellFormed(), 120),
      query: { language: 'cypher', text, parameters: { rows: [row] } },
      delivery: 'idempotent',
    },
  ];
}

type Lifecycle = Extract<EventType, `session-${string}` | 'goal-changed'>;

/** A change of the session itself. */
function session(event: RecordedEvent & { type: Lifecycle }, context: HookContext, parts: object = {}) {
  const summary = `Session ${event.sessionId}: ${event.type.replace('session-', '').replace('-', ' ')}`;
  return operation(statements.SESSION, event, context, summary, { record: {}, follows: [], ...parts });
}

export const hooks: NonNullable<Plugin['hooks']> = {
  'session-started': (event, context) => {
    const { description, goal, follows, imported } = event.data;
    return session(event, context, {
      record: { description, importedFrom: imported?.layout },
      follows: follows === undefined ? [] : [follows],
      ...(goal !== undefined && { goal: goalPart(event, context, goal) }),
    });
  },
  'goal-changed': (event, context) =>
    session(event, context, { goal: goalPart(event, context, event.data.goal) }),
  'session-ended': (event, context) => {
    const { summary, nextSteps } = context.session;
    const version = sessionVersion(event, context);
    return session(event, context, { summary: { id: event.sessionId, version, text: summary, nextSteps } });
  },
  'session-completed': (event, context) => session(event, context),
  'session-crashed': (event, context) => session(event, context),
  'session-resumed': (event, context) => session(event, context),
  'session-discarded': (event, context) => session(event, context),

  'update-recorded': (event, context) => {
    const { description, progress, tags } = event.data;
    const record = { description, percentage: progress, tags, ...detection(event.data) };
    return operation(statements.PROGRESS, event, context, `Progress: ${description}`, { record });
  },

  'decision-made': (event, context) => {
    const { content, rationale, impact, category, alternatives, relatedEntities, supersedes } = event.data;
    return operation(statements.DECISION, event, context, `Decision: ${content}`, {
      record: { content, rationale, impact, category, relatedEntities, ...detection(event.data) },
      alternatives: alternatives.map((text, index) => ({ id: `${event.id}/${index + 1}`, content: text })),
      entities: relatedEntities.map((name) => entityOf(event.project, name)),
      supersedes: supersedes === undefined ? [] : [supersedes],
    });
  },

  'entity-created': (event, context) => {
    const { name, entityType, path, description, properties } = event.data;
    const entity = entityOf(event.project, name);
    const record = {
      type: entityType,
      path,
      description,
      // Free-form JSON has no shape that a node's properties could take.
      properties: properties && JSON.stringify(properties),
      ...detection(event.data),
    };
    const nothing = { type: null, path: null, description: null, properties: null };
    return operation(statements.ENTITY, event, context, `Entity: ${name}`, {
      entity,
      record,
      latest: {
        id: entity.id,
        version: projectVersion(event),
        time: event.time,
        state: { ...nothing, ...JSON.parse(JSON.stringify(record)) },
      },
    });
  },

  'blocker-raised': (event, context) => {
    const { description, category, severity } = event.data;
    const record = { description, category, severity, ...detection(event.data) };
    return operation(statements.BLOCKER, event, context, `Blocker: ${description}`, { record });
  },

  'blocker-resolved': (event, context) => {
    const { blockerId, resolution } = event.data;
    return operation(statements.RESOLUTION, event, context, `Blocker ${blockerId} is resolved`, {
      blockerId,
      resolution: {
        id: blockerId,
        version: projectVersion(event),
        time: event.time,
        text: resolution ?? null,
      },
    });
  },

  'note-taken': (event, context) => {
    const record = { content: event.data.text };
    return operation(statements.OBSERVATION, event, context, `Observation: ${record.content}`, { record });
  },
};

function goalPart(event: RecordedEvent, context: HookContext, text: string) {
  return { id: event.sessionId, version: sessionVersion(event, context), text };
}
