import { EVENT_TYPES, type HookContext, type Operation, Operation as OperationShape } from '@msp/protocol';
import { createSamples, HOSTILE } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { hooks } from './hooks.js';
import { STATEMENTS } from './statements.js';

const samples = createSamples();
const session = samples.head({ id: 'msp-1', endProgress: 40, summary: 'Done', nextSteps: ['Rest'] });
const context = { name: 'neo4j', settings: {}, session } as unknown as HookContext;

type Hook = (event: unknown, context: HookContext) => readonly Operation[];

function plan(type: (typeof EVENT_TYPES)[number], data: object = {}) {
  const event = { ...samples.event(type, { sessionId: 'msp-1' }), sequence: 7 };
  return (hooks[type] as Hook)({ ...event, data: { ...event.data, ...data } }, context);
}

/** The row of the only operation. */
function row(...given: Parameters<typeof plan>) {
  const [operation] = plan(...given);
  if (!operation || !('text' in operation.query)) throw new Error('no statement');
  return (operation.query.parameters.rows as Record<string, unknown>[])[0]!;
}

describe.each(EVENT_TYPES)('%s', (type) => {
  it('is one operation in the lane of its session, with one row for one of the fixed statements', () => {
    const operations = plan(type);
    expect(operations).toHaveLength(1);
    const [operation] = operations;
    expect(OperationShape.safeParse(operation).success).toBe(true);
    expect(operation).toMatchObject({ lane: 'msp-1', delivery: 'idempotent', query: { language: 'cypher' } });
    expect(STATEMENTS).toContain((operation!.query as { text: string }).text);
  });

  it('says what the session and the project are after it', () => {
    expect(row(type)).toMatchObject({
      sessionId: 'msp-1',
      projectName: 'webshop',
      session: {
        id: 'msp-1',
        version: expect.stringMatching(/^0000000000-0000000000000007-/),
        state: { status: 'active', progress: 40 },
      },
      project: { id: 'webshop', state: { progress: 40, lastSession: 'msp-1' } },
    });
  });
});

it('no text of a user becomes part of a statement', () => {
  for (const text of Object.values(HOSTILE)) {
    const [operation] = plan('decision-made', {
      content: text,
      relatedEntities: [text],
      alternatives: [text],
    });
    expect(STATEMENTS).toContain((operation!.query as { text: string }).text);
    expect(JSON.stringify(operation).isWellFormed()).toBe(true);
    expect(row('decision-made', { content: text })).toMatchObject({
      record: { content: text.toWellFormed() },
    });
  }
});

it('a decision brings its alternatives, entities and the one it replaces', () => {
  const given = { alternatives: ['a', 'a'], relatedEntities: ['Cart'], supersedes: 'dec-0' };
  const made = row('decision-made', given);
  expect(made).toMatchObject({
    alternatives: [
      { id: `${made.id}/1`, content: 'a' },
      { id: `${made.id}/2`, content: 'a' },
    ],
    entities: [{ id: 'webshop/Cart', identity: { name: 'Cart', project: 'webshop' } }],
    supersedes: ['dec-0'],
  });
  expect(row('decision-made')).toMatchObject({ supersedes: [] });
});

it('an entity says what is no longer said of it', () => {
  const properties = { $secret: 'password', deep: [{ a: 1 }] };
  expect(row('entity-created', { name: 'Cart', path: undefined, properties })).toMatchObject({
    entity: { id: 'webshop/Cart' },
    record: { type: 'service', properties: JSON.stringify(properties) },
    latest: { id: 'webshop/Cart', state: { type: 'service', path: null, description: null } },
  });
});

it('a start brings the goal and the session before, an end the summary', () => {
  expect(row('session-started', { goal: 'Ship', follows: 'msp-0' })).toMatchObject({
    goal: { text: 'Ship' },
    follows: ['msp-0'],
  });
  expect(row('session-started')).not.toHaveProperty('goal');
  expect(row('session-ended')).toMatchObject({ summary: { text: 'Done', nextSteps: ['Rest'] } });
});

it('a blocker that is resolved says how, or that nobody said', () => {
  expect(row('blocker-resolved', { blockerId: 'blk-1', resolution: undefined })).toMatchObject({
    blockerId: 'blk-1',
    resolution: { id: 'blk-1', text: null },
  });
});
