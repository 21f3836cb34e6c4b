/** What stands in the graph: hostile and long texts, and graphs that an older MSP made. On a real database. */
import type { MspEvent, Operation } from '@msp/protocol';
import { createSamples, HOSTILE, LONG } from '@msp/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { PluginDoor } from '../../../tools/neo4j/door.ts';
import { Graph } from '../../../tools/neo4j/graph.ts';
import { planned, recorded } from '../../../tools/neo4j/history.ts';
import { startNeo4j } from '../../../tools/neo4j/start.ts';
import plugin from './index.js';

const server = await startNeo4j({ password: 'correct horse' });
const missing = 'missing' in server ? server.missing : null;
if (missing) console.warn(`skipped, as there is no Neo4j here: ${missing}`);

/** A graph as the original wrote it, with everything in it that could be in our way. */
const ORIGINAL = [
  'CREATE CONSTRAINT session_id IF NOT EXISTS FOR (s:Session) REQUIRE s.id IS UNIQUE',
  'CREATE CONSTRAINT project_state_name IF NOT EXISTS FOR (ps:ProjectState) REQUIRE ps.name IS UNIQUE',
  'CREATE INDEX entity_name_type_index IF NOT EXISTS FOR (e:Entity) ON (e.name, e.type)',
  'CREATE INDEX session_user_status_index IF NOT EXISTS FOR (s:Session) ON (s.user, s.status)',
  'CREATE INDEX progress_timestamp_index IF NOT EXISTS FOR (p:Progress) ON (p.timestamp)',
  'CREATE INDEX decision_timestamp_index IF NOT EXISTS FOR (d:Decision) ON (d.timestamp)',
  `CREATE (s:Session {id: 'old-1', user: 'ada', project: 'webshop', startTime: datetime(), date: date(), status: 'active', progress: 40})
     -[:HAS_PROGRESS]->(:Progress {timestamp: datetime(), percentage: 40, message: 'half'}),
     (s)-[:MADE_DECISION]->(d:Decision {content: 'Old choice', rationale: 'it was so', timestamp: datetime()}),
     (d)-[:CONSIDERED]->(:Alternative {name: 'Another'}), (d)-[:CONSIDERED]->(:Alternative {content: 'A third'}),
     (s)-[:CREATED_ENTITY]->(e:Entity {name: 'OldCart', type: 'Service', createdAt: datetime(), language: 'TypeScript'}),
     (e)-[:HAS_OBSERVATION]->(:Observation {content: 'slow', timestamp: datetime()}),
     (s)-[:ENCOUNTERED_BLOCKER]->(:Blocker {description: 'No key', status: 'active', createdAt: datetime()})`,
  `CREATE (:Session {user: 'ada', status: 'completed'}), (:Session {user: 'ada', status: 'completed'}),
     (:Entity {name: 'OldCart', type: 'Service'}), (:Decision {content: 'Old choice'}), (:Milestone {name: 'One'}),
     (:ProjectState {name: 'webshop', project: 'webshop', progress: 40, phase: 'Setup', lastUpdated: datetime(), observations: ['begun']})`,
];

describe.skipIf(missing)(`graph ${missing ?? ''}`, async () => {
  if ('missing' in server) return;
  const door = await PluginDoor.open({ plugin, ...server });
  const graph = new Graph(server);

  beforeEach(() => graph.clear());

  afterAll(async () => {
    await Promise.all([door.close(), graph.close()]);
    await server.stop();
  });

  async function setup() {
    const verdicts = await door.setup();
    expect(verdicts.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
  }

  async function deliver(operations: readonly Operation[]) {
    const verdicts = await door.deliver(operations);
    expect(verdicts.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
  }

  const plan = (events: readonly MspEvent[]) => planned(door.configured, recorded(events));

  /** One session with the text in every field that takes any. `name` goes where names do. */
  function story(text: string, name: string): MspEvent[] {
    const samples = createSamples();
    const at = { sessionId: 'msp-1', project: name, user: name, host: name };
    const made = samples.event('blocker-raised', { ...at, data: { description: text } });
    return [
      samples.event('session-started', {
        ...at,
        data: { description: text, goal: text, epic: text, sessionType: name, branch: name, worktree: name },
      }),
      samples.event('update-recorded', {
        ...at,
        data: { description: text, tags: [name], autoDetected: { type: 'decision', extracted: text } },
      }),
      samples.event('decision-made', {
        ...at,
        data: {
          content: text,
          rationale: text,
          alternatives: [text, text],
          category: name,
          relatedEntities: [name],
        },
      }),
      samples.event('entity-created', {
        ...at,
        data: { name: text, entityType: name, path: text, description: text, properties: { [name]: [name] } },
      }),
      made,
      samples.event('blocker-resolved', { ...at, data: { blockerId: made.id, resolution: text } }),
      samples.event('note-taken', { ...at, data: { text } }),
      samples.event('goal-changed', { ...at, data: { goal: text } }),
      samples.event('session-ended', { ...at, data: { summary: text, nextSteps: [text] } }),
    ];
  }

  it.each(Object.keys(HOSTILE))('%s come back as they were and change nothing else', async (kind) => {
    await setup();
    const tame = story('plain', 'plain');
    await deliver(plan(tame));
    const shape = await graph.counts();
    await graph.run('MATCH (n) DETACH DELETE n');

    const text = HOSTILE[kind] ?? '';
    await deliver(plan(story(text, text)));
    expect(await graph.counts()).toEqual(shape);
    const kept = text.toWellFormed();
    const [found] = await graph.run(
      `MATCH (s:Session)-[:HAS_PROGRESS]->(u), (s)-[:MADE_DECISION]->(d)-[:RELATES_TO]->(named),
         (s)-[c:CREATED_ENTITY]->(e), (s)-[:ENCOUNTERED_BLOCKER]->(b), (s)-[:HAS_OBSERVATION]->(o), (p:ProjectState)
       RETURN [s.description, s.goal, s.epic, s.type, s.branch, s.worktree, s.user, s.host, s.project, s.summary] + s.nextSteps
         + [u.description, u.extracted] + u.tags + [d.content, d.rationale, d.category] + d.relatedEntities
         + [(d)-[:CONSIDERED]->(a) | a.content] + [named.name, named.project, e.name, e.type, e.path, e.description, c.path]
         + [b.description, b.resolution, o.content, p.project] AS texts, e.properties AS properties`,
    );
    expect(found?.texts).toEqual(Array.from({ length: 31 }, () => kept));
    // JSON has an escape for what UTF-8 has no bytes for.
    expect(JSON.parse(String(found?.properties))).toEqual({ [text]: [text] });
  });

  it.each(Object.keys(LONG))('a mebibyte of %s in every text comes back whole', async (kind) => {
    for (const statement of ORIGINAL.slice(0, 4)) await graph.run(statement);
    await setup();
    const text = LONG[kind] ?? '';
    const operations = plan(story(text, 'a name of two hundred characters'.padEnd(200, '…')));
    await deliver(operations);
    await deliver(operations);
    const [found] = await graph.run(
      `MATCH (s:Session)-[:HAS_PROGRESS]->(u), (s)-[:MADE_DECISION]->(d), (s)-[:CREATED_ENTITY]->(e),
         (s)-[:ENCOUNTERED_BLOCKER]->(b), (s)-[:HAS_OBSERVATION]->(o)
       RETURN [s.goal, s.summary, u.description, d.content, e.fullName, e.description, b.description, o.content] AS texts,
         size(e.name) AS nameLength`,
    );
    // Compared one by one: eight mebibytes in a message help nobody.
    expect((found!.texts as string[]).map((each) => each === text)).toEqual(Array(8).fill(true));
    expect(found?.nameLength).toBeLessThanOrEqual(1001);
    expect(await graph.counts()).toMatchObject({ Session: 1, Entity: 2, CREATED_ENTITY: 1 });
  });

  it('leaves a graph of the original as it was, and shares its labels, names and indexes', async () => {
    for (const statement of ORIGINAL) await graph.run(statement);
    await graph.run(`CREATE (:Entity {name: 'old', metadata: $long})`, { long: 'x'.repeat(40_000) });
    const before = await graph.snapshot();
    await setup();
    expect(await graph.snapshot()).toEqual(before);
    const samples = createSamples();
    const at = { sessionId: 'old-1', project: 'webshop' };
    await deliver(
      plan([
        samples.event('session-started', at),
        samples.event('decision-made', {
          ...at,
          data: { content: 'Old choice', relatedEntities: ['OldCart'] },
        }),
        samples.event('entity-created', { ...at, data: { name: 'OldCart', entityType: 'Service' } }),
      ]),
    );
    const after = await graph.snapshot();
    const untouched = before.filter((line) => after.includes(line));
    expect(untouched).toEqual(before);
    expect(after.length).toBeGreaterThan(before.length);
  });

  it('copes with an old graph whose texts are too long for an index', async () => {
    await graph.run(`CREATE (:Entity {name: $long}), (:Entity {name: 'short'})`, {
      long: 'x'.repeat(20_000),
    });
    await setup();
    await deliver(plan(story('plain', 'plain')));
    await door.setup();
    expect(await graph.counts()).toMatchObject({ Entity: 3, Session: 1 });
  });
});
