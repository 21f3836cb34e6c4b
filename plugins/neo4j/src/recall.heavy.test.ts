/** The questions and actions, asked of a real database. */
import type { MspEvent, Recollection, RequestContext } from '@msp/protocol';
import { createSamples } from '@msp/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PluginDoor } from '../../../tools/neo4j/door.ts';
import { Graph } from '../../../tools/neo4j/graph.ts';
import { planned, recorded } from '../../../tools/neo4j/history.ts';
import { startNeo4j } from '../../../tools/neo4j/start.ts';
import plugin from './index.js';

const server = await startNeo4j({ password: 'correct horse' });
const missing = 'missing' in server ? server.missing : null;
if (missing) console.warn(`skipped, as there is no Neo4j here: ${missing}`);

const samples = createSamples();
const first = { sessionId: 'msp-first', project: 'webshop', user: 'ada' };
const second = { sessionId: 'msp-second', project: 'webshop', user: 'grace' };
const at = (days: number, hours = 0) =>
  new Date(Date.now() - days * 86_400_000 + hours * 3_600_000).toISOString();

const EVENTS: readonly MspEvent[] = [
  samples.event('session-started', {
    ...first,
    time: at(9),
    data: { description: 'Cart', startProgress: 10 },
  }),
  samples.event('update-recorded', {
    ...first,
    time: at(9, 1),
    data: { description: 'Cart works', progress: 30 },
  }),
  samples.event('decision-made', {
    ...first,
    id: 'dec-old',
    time: at(9, 2),
    data: { content: 'Cookies', impact: 'low', alternatives: [], relatedEntities: ['Cart'] },
  }),
  samples.event('entity-created', {
    ...first,
    time: at(9, 2),
    data: { name: 'Cart', entityType: 'service' },
  }),
  samples.event('blocker-raised', { ...first, id: 'blk-1', time: at(9, 2), data: { description: 'No key' } }),
  samples.event('blocker-resolved', {
    ...first,
    time: at(9, 5),
    data: { blockerId: 'blk-1', resolution: 'Got one' },
  }),
  samples.event('session-ended', {
    ...first,
    time: at(9, 6),
    data: { summary: 'Half done', nextSteps: ['Pay'] },
  }),
  samples.event('session-completed', { ...first, time: at(9, 6) }),
  samples.event('session-started', {
    ...second,
    time: at(1),
    data: { description: 'Pay', follows: 'msp-first' },
  }),
  samples.event('decision-made', {
    ...second,
    id: 'dec-new',
    time: at(1, 1),
    data: {
      content: 'Tokens',
      rationale: 'Safer',
      impact: 'high',
      alternatives: ['Cookies'],
      relatedEntities: ['Cart'],
      supersedes: 'dec-old',
    },
  }),
  samples.event('update-recorded', {
    ...second,
    time: at(1, 2),
    data: { description: 'Pays', progress: 55 },
  }),
  samples.event('blocker-raised', {
    ...second,
    id: 'blk-2',
    time: at(1, 3),
    data: { description: 'Slow bank' },
  }),
  samples.event('note-taken', { ...second, id: 'not-1', time: at(1, 4), data: { text: 'Ask Ada' } }),
  samples.event('session-started', {
    sessionId: 'msp-other',
    project: 'blog',
    time: at(2),
    data: { description: 'Blog' },
  }),
];

/** What the original wrote, of the same project. */
const ORIGINAL = `CREATE (s:Session {id: 'old-1', user: 'ada', project: 'webshop', startTime: datetime() - duration('P30D'), status: 'completed', duration: 2.5, progress: 5}),
  (s)-[:HAS_PROGRESS]->(:Progress {timestamp: datetime() - duration('P30D'), percentage: 5, message: 'begun'}),
  (s)-[:MADE_DECISION]->(d:Decision {content: 'Old choice', timestamp: datetime() - duration('P30D')}),
  (d)-[:CONSIDERED]->(:Alternative {name: 'Another'}),
  (s)-[:CREATED_ENTITY]->(e:Entity {name: 'Shelf', type: 'Service', createdAt: datetime() - duration('P30D')}),
  (e)-[:HAS_OBSERVATION]->(:Observation {content: 'dusty', timestamp: datetime() - duration('P29D')}),
  (s)-[:ENCOUNTERED_BLOCKER]->(:Blocker {description: 'Old trouble', status: 'active', createdAt: datetime() - duration('P30D')}),
  (:Session {id: 'msp-first', user: 'ada', project: 'webshop', startTime: datetime() - duration('P9D'), status: 'active'}),
  (:Session {user: 'bob', startTime: datetime() - duration('P40D'), status: 'active'}),
  (:ProjectState {name: 'webshop', project: 'webshop', progress: 5, phase: 'Setup', lastUpdated: datetime()})`;

describe.skipIf(missing)(`recall ${missing ?? ''}`, async () => {
  if ('missing' in server) return;
  const door = await PluginDoor.open({ plugin, ...server });
  const graph = new Graph(server);
  let requests = 0;
  const facts = () => {
    requests += 1;
    return { request: `request-${requests}`, time: at(0), project: 'webshop', session: null };
  };

  beforeAll(async () => {
    await graph.run(ORIGINAL);
    await door.setup();
    await door.deliver(planned(door.configured, recorded(EVENTS)));
  });

  afterAll(async () => {
    await Promise.all([door.close(), graph.close()]);
    await server.stop();
  });

  async function ask(name: string, given: object = {}): Promise<readonly Recollection[]> {
    const question = plugin.recall![name]!;
    const input = question.input.safeParse(given);
    if (!input.success) throw new Error(input.error.issues[0]?.message);
    const context = { ...facts(), settings: door.configured.settings } as unknown as RequestContext;
    return question.read(await door.send(question.ask(input.data, context)));
  }

  const titles = (found: readonly Recollection[], kind: string) =>
    found.filter(({ values }) => values?.kind === kind).map(({ title }) => title);

  it('context: what somebody who goes on should know, old graphs too', async () => {
    const found = await ask('context');
    expect(titles(found, 'session')).toEqual(['Pay', 'Cart', 'old-1']);
    expect(titles(found, 'decision')).toEqual(['Tokens', 'Old choice']);
    expect(titles(found, 'blocker')).toEqual(['Slow bank', 'Old trouble']);
    expect(titles(found, 'entity')).toEqual(['Cart', 'Shelf']);
    expect(found.find(({ values }) => values?.kind === 'project')).toMatchObject({
      title: 'webshop',
      values: { progress: 55, lastSession: 'msp-second' },
    });
    expect(found.find(({ title }) => title === 'Tokens')).toEqual({
      title: 'Tokens',
      detail: 'Safer',
      time: EVENTS[9]?.time,
      values: { kind: 'decision', id: 'dec-new', impact: 'high', alternatives: ['Cookies'] },
    });
    expect(found.find(({ title }) => title === 'Old choice')?.values).toMatchObject({
      alternatives: ['Another'],
    });
    expect(found.find(({ title }) => title === 'Cart')).toMatchObject({
      detail: 'Half done',
      values: { status: 'completed', progress: 30, hours: 6, nextSteps: ['Pay'] },
    });
  });

  it('context: a limit, another project, and one that nobody knows', async () => {
    expect(titles(await ask('context', { limit: 1 }), 'session')).toEqual(['Pay']);
    expect(titles(await ask('context', { project: 'blog' }), 'session')).toEqual(['Blog']);
    expect(await ask('context', { project: `x' OR 1=1 //` })).toEqual([]);
  });

  it('active: who is at work, in all projects or one', async () => {
    expect(titles(await ask('active'), 'session')).toEqual(['Pay', 'Blog', 'session without a name']);
    expect(titles(await ask('active', { project: 'webshop' }), 'session')).toEqual(['Pay']);
    expect(titles(await ask('active', { user: 'grace' }), 'session')).toEqual(['Pay']);
    expect(await ask('active', { user: 'nobody' })).toEqual([]);
  });

  it('analytics: sessions, hours, decisions, blockers, weeks', async () => {
    const found = await ask('analytics', { project: 'webshop' });
    const of = (kind: string) =>
      found.filter(({ values }) => values?.kind === kind).map(({ values }) => values);
    expect(of('sessions')).toEqual([{ kind: 'sessions', sessions: 3, hours: 8.5, completed: 2, crashed: 0 }]);
    expect(of('decisions')).toEqual([
      { kind: 'decisions', decisions: 3, high: 1, medium: 0, low: 1, unrated: 1 },
    ]);
    expect(of('blockers')).toEqual([
      { kind: 'blockers', blockers: 3, resolved: 1, open: 2, meanHoursToResolve: 3 },
    ]);
    const weeks = of('week');
    expect(weeks.map((week) => week?.progress)).toEqual([5, 30, 55]);
    const projects = (await ask('analytics')).filter(({ values }) => values?.kind === 'sessions');
    expect(projects.map(({ title }) => title).sort()).toEqual(['blog', 'no project', 'webshop']);
  });

  it('related: what is around an entity, also one of an old graph', async () => {
    const found = await ask('related', { entity: 'Cart' });
    expect(titles(found, 'decision').sort()).toEqual(['Cookies', 'Tokens']);
    expect(titles(found, 'session')).toEqual(['Cart']);
    expect(found[0]).toMatchObject({ title: 'Tokens', values: { relation: 'RELATES_TO', direction: 'in' } });
    expect(titles(await ask('related', { entity: 'Shelf' }), 'observation')).toEqual(['dusty']);
    expect(await ask('related', { entity: 'Nothing' })).toEqual([]);
  });

  async function act(name: string, given: object) {
    const operations = door.plan(name, given, facts());
    expect(await door.deliver(operations)).toEqual(await door.deliver(operations));
    return (await door.deliver(operations))[0];
  }

  it('link: two records, a record and an entity, and an end that is not there', async () => {
    expect(await act('link', { from: 'dec-new', to: 'blk-2', type: 'causes' })).toEqual({ outcome: 'done' });
    expect(await act('link', { from: 'msp-second', to: 'Cart' })).toEqual({ outcome: 'done' });
    expect(await act('link', { from: 'dec-new', to: 'nobody' })).toMatchObject({ outcome: 'failed' });
    const links = await graph.run(
      `MATCH (a)-[l:LINKS_TO]->(b) RETURN a.mspId AS a, l.type AS type, b.mspId AS b ORDER BY a`,
    );
    expect(links).toEqual([
      { a: 'dec-new', type: 'causes', b: 'blk-2' },
      { a: 'msp-second', type: 'references', b: 'webshop/Cart' },
    ]);
  });

  it('relate and observe: entities, also such that nobody created', async () => {
    expect(await act('relate', { from: 'Cart', to: 'Bank' })).toEqual({ outcome: 'done' });
    expect(await act('observe', { entity: 'Bank', content: 'slow on Mondays' })).toEqual({ outcome: 'done' });
    const around = await ask('related', { entity: 'Bank' });
    expect(around.map(({ title }) => title).sort()).toEqual(['Cart', 'slow on Mondays']);
  });
});
