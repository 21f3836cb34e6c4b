/** Any order, any batches, any number of times: the same graph. On a real database. */
import type { Operation } from '@msp/protocol';
import { pick, seededRandom } from '@msp/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { PluginDoor } from '../../../tools/neo4j/door.ts';
import { Graph } from '../../../tools/neo4j/graph.ts';
import { historyOf, planned, shuffled } from '../../../tools/neo4j/history.ts';
import { startNeo4j } from '../../../tools/neo4j/start.ts';
import plugin from './index.js';

const server = await startNeo4j({ password: 'correct horse' });
const missing = 'missing' in server ? server.missing : null;
if (missing) console.warn(`skipped, as there is no Neo4j here: ${missing}`);

describe.skipIf(missing)(`convergence ${missing ?? ''}`, async () => {
  if ('missing' in server) return;
  const door = await PluginDoor.open({ plugin, ...server });
  const graph = new Graph(server);
  const plan = (events: Parameters<typeof planned>[1]) => planned(door.configured, events);

  beforeEach(async () => {
    await graph.clear();
    const verdicts = await door.setup();
    expect(verdicts.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
  });

  afterAll(async () => {
    await Promise.all([door.close(), graph.close()]);
    await server.stop();
  });

  async function deliver(operations: readonly Operation[], through = door) {
    const verdicts = await through.deliver(operations);
    expect(verdicts.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
  }

  /** Parts of one to `largest`, sent one after another. */
  async function deliverInParts(operations: readonly Operation[], random: () => number, largest: number) {
    for (let start = 0; start < operations.length; ) {
      const size = 1 + pick(random, largest);
      await deliver(operations.slice(start, start + size));
      start += size;
    }
  }

  it.each([1, 2, 3])(
    'history %i comes out the same in whatever order it is sent, and how often',
    async (seed) => {
      const random = seededRandom(seed);
      const operations = plan(historyOf({ seed, sessions: 8 }));
      for (const operation of operations) await deliver([operation]);
      const expected = await graph.snapshot();
      expect(expected.length).toBeGreaterThan(operations.length);

      await deliver(operations);
      expect(await graph.snapshot()).toEqual(expected);
      for (let round = 0; round < 4; round++) {
        const some = shuffled(operations, random).slice(0, pick(random, operations.length));
        await deliverInParts(some, random, 30);
        expect(await graph.snapshot()).toEqual(expected);
      }
      for (let round = 0; round < 3; round++) {
        await graph.run('MATCH (n) DETACH DELETE n');
        const doubled = shuffled([...operations, ...operations], random);
        await deliverInParts(doubled, random, round === 0 ? 1 : 60);
        expect(await graph.snapshot()).toEqual(expected);
      }
    },
  );

  it('tells a session and its project as the log does', async () => {
    const events = historyOf({ seed: 7, sessions: 6 });
    await deliverInParts(shuffled(plan(events), seededRandom(7)), seededRandom(8), 10);
    const last = new Map(events.map((event) => [event.sessionId, event.type]));
    const status = (type: string | undefined) =>
      type === 'session-completed'
        ? 'completed'
        : /crashed|discarded/.test(type ?? '')
          ? 'crashed'
          : 'active';
    const rows = await graph.run('MATCH (s:Session) RETURN s.mspId AS id, s.status AS status');
    expect(Object.fromEntries(rows.map(({ id, status: told }) => [id, told]))).toEqual(
      Object.fromEntries([...last].map(([id, type]) => [id, status(type)])),
    );
    const newest = events.filter(({ project }) => project === 'project-0').map(({ time }) => time);
    const [state] = await graph.run(
      "MATCH (p:ProjectState {mspId: 'project-0'}) RETURN toString(p.lastUpdated) AS time",
    );
    expect(Date.parse(String(state?.time))).toBe(Math.max(...newest.map(Date.parse)));
  });

  /** Senders at once, each with its own connection; what deadlocked is sent again, as the host does. */
  const race = async (senders: readonly (readonly Operation[])[], together: number): Promise<number> => {
    const doors = await Promise.all(senders.map(() => PluginDoor.open({ plugin, ...server })));
    let retried = 0;
    await Promise.all(
      senders.map(async (operations, index) => {
        for (let left = operations; left.length > 0; ) {
          const verdicts = await doors[index]!.deliver(left.slice(0, together));
          expect(verdicts.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
          if (verdicts.every(({ outcome }) => outcome === 'done')) left = left.slice(together);
          else retried += 1;
        }
      }),
    );
    await Promise.all(doors.map((each) => each.close()));
    return retried;
  };

  it('ten senders at once, of the same projects and entities, double nothing', async ({ annotate }) => {
    const seeds = Array.from({ length: 10 }, (_, index) => 100 + index);
    const histories = seeds.map((seed) => plan(historyOf({ seed, sessions: 4 })));
    for (const operations of histories) await deliver(operations);
    const expected = await graph.snapshot();
    await graph.run('MATCH (n) DETACH DELETE n');

    const random = seededRandom(5);
    const retried = await race(
      histories.map((operations) => shuffled(operations, random)),
      20,
    );
    await annotate(`${retried} batches were sent again`);
    expect(await graph.snapshot()).toEqual(expected);
  });

  it('ten senders at once, of the same session, do not overwrite what is newer', async ({ annotate }) => {
    const operations = plan(historyOf({ seed: 4, sessions: 1, projects: 1, records: 100 }));
    await deliver(operations);
    const expected = await graph.snapshot();
    const random = seededRandom(6);
    let retried = 0;
    for (let round = 0; round < 10; round++) {
      await graph.run('MATCH (n) DETACH DELETE n');
      const hands = Array.from({ length: 10 }, (): Operation[] => []);
      for (const [index, operation] of shuffled(operations, random).entries())
        hands[index % 10]!.push(operation);
      retried += await race(hands, 1);
      expect(await graph.snapshot()).toEqual(expected);
    }
    await annotate(`${retried} were sent again`);
  });

  it('takes ten thousand events in batches', async ({ annotate }) => {
    const operations = plan(historyOf({ seed: 9, sessions: 500, projects: 5, records: 20 })).slice(0, 10_000);
    expect(operations).toHaveLength(10_000);
    const started = performance.now();
    await deliver(operations);
    const batched = performance.now() - started;
    const counts = await graph.counts();
    const some = operations.slice(0, 500);
    const again = performance.now();
    for (const operation of some) await deliver([operation]);
    const single = (performance.now() - again) * (operations.length / some.length);
    await annotate(
      `10,000 events: ${Math.round(batched)} ms in batches, ${Math.round(single)} ms one by one (estimated from ${some.length})`,
    );
    expect(await graph.counts()).toEqual(counts);
    const kinds = (text: string) => operations.filter(({ summary }) => summary.startsWith(text)).length;
    expect(counts).toMatchObject({ Progress: kinds('Progress:'), HAS_PROGRESS: kinds('Progress:') });
  });
});
