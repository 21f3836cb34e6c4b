/** The transport against a real database: the password, the database down in the middle, what was sent and never answered. */
import type { Failure, Operation, Reply, Verdict } from '@msp/protocol';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { PluginDoor } from '../../../tools/neo4j/door.ts';
import { Graph } from '../../../tools/neo4j/graph.ts';
import { historyOf, planned } from '../../../tools/neo4j/history.ts';
import { startNeo4j } from '../../../tools/neo4j/start.ts';
import { connect } from './connect.js';
import plugin from './index.js';
import { settings } from './settings.js';

const server = await startNeo4j({ password: 'correct horse' });
const missing = 'missing' in server ? server.missing : null;
if (missing) console.warn(`skipped, as there is no Neo4j here: ${missing}`);

describe.skipIf(missing)(`transport ${missing ?? ''}`, async () => {
  if ('missing' in server) return;
  const door = await PluginDoor.open({ plugin, ...server });
  const graph = new Graph(server);
  const ask = plugin.check!.ask({ settings: door.configured.settings } as never);
  const operations = planned(door.configured, historyOf({ seed: 1, sessions: 6 }));
  const judged = (reply: Reply, sent: readonly Operation[] = []) => plugin.judge!(reply, sent, 0) as Verdict;

  beforeEach(async () => {
    await graph.clear();
    await door.setup();
  });

  afterAll(async () => {
    await Promise.all([door.close(), graph.close()]);
    await server.stop();
  });

  /** Opens a transport of its own for a moment. */
  const through = async <Result>(
    given: { password?: string; uri?: string; database?: string },
    use: (other: PluginDoor) => Promise<Result>,
  ): Promise<Result> => {
    const other = await PluginDoor.open({ plugin, ...server, ...given });
    return use(other).finally(() => other.close());
  };

  it('says who and where it is', async () => {
    expect(plugin.check!.read(await door.send(ask))).toEqual({
      account: 'neo4j on neo4j',
      detail: expect.stringMatching(/^Neo4j 5\.26\.\d+ community$/),
    });
  });

  it('tells a wrong password of the whole plugin, asks once for many, and locks nobody out', async () => {
    await through({ password: 'wrong' }, async (other) => {
      const started = performance.now();
      const replies = await Promise.all(operations.slice(0, 12).map(({ query }) => other.send(query)));
      expect(performance.now() - started).toBeLessThan(3000);
      for (const reply of replies) {
        expect(reply).toMatchObject({ landed: 'no', code: 'Neo.ClientError.Security.Unauthorized' });
        expect(judged(reply)).toMatchObject({
          outcome: 'failed',
          scope: 'plugin',
          hint: expect.stringContaining('NEO4J_PASSWORD'),
        });
      }
      expect(() => plugin.check!.read(replies[0]!)).toThrow(/unauthorized/i);
    });
    // Three refused passwords in a row would have closed the server for the right one, too.
    expect(await through({}, (other) => other.send(ask))).toMatchObject({ kind: 'answer' });
    expect(await graph.counts()).toEqual({});
  });

  it('tells a database that is not there', async () => {
    const reply = await through({ database: 'nowhere' }, (other) => other.send(ask));
    expect(judged(reply)).toMatchObject({
      outcome: 'failed',
      scope: 'plugin',
      hint: expect.stringContaining('SHOW DATABASES'),
    });
  });

  it('tells a server that is not there, as something to be tried again', async () => {
    const reply = await through({ uri: 'bolt://127.0.0.1:1' }, (other) => other.send(ask));
    expect(reply).toMatchObject({ reason: 'connection', landed: 'no', code: 'ServiceUnavailable' });
    expect(judged(reply)).toMatchObject({ outcome: 'retry', landed: 'no' });
  });

  it('tells a statement that the server refuses, of that operation only', async () => {
    for (const text of ['THIS IS NO CYPHER', 'CREATE (:Session {mspId: 1}), (:Session {mspId: 1})']) {
      const reply = await door.send({ language: 'cypher', text, parameters: {} });
      expect(judged(reply)).toMatchObject({ outcome: 'failed' });
      expect(judged(reply)).not.toHaveProperty('scope');
    }
    expect(judged(await door.send({ language: 'sql', text: 'select 1', parameters: {} }))).toMatchObject({
      outcome: 'failed',
    });
    expect(await graph.counts()).toEqual({});
  });

  it('makes nothing of a batch in which one statement is refused', async () => {
    const statements = [
      { text: 'CREATE (:Progress {mspId: $id})', parameters: { id: 'upd-1' } },
      { text: 'CREATE (:Progress {mspId: $id})', parameters: { id: 'upd-1' } },
    ];
    const reply = await door.send({ language: 'cypher', document: { statements } });
    expect(reply).toMatchObject({
      kind: 'failure',
      landed: 'no',
      code: expect.stringContaining('ConstraintValidationFailed'),
    });
    expect(await graph.counts()).toEqual({});
  });

  it('setup can be run again, by several at once', async () => {
    await graph.clear();
    const verdicts = await Promise.all([door.setup(), through({}, (other) => other.setup())]);
    expect(verdicts.flat().every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(await graph.run('SHOW CONSTRAINTS')).toHaveLength(8);
    const states = await graph.run(
      'SHOW INDEXES YIELD name, state, type WHERE name STARTS WITH "msp_" RETURN state',
    );
    expect(states).toHaveLength(14);
  });

  it('stops waiting when it is told to, and goes on when the server does', async () => {
    const controller = new AbortController();
    expect(await door.send(ask)).toMatchObject({ kind: 'answer' });
    server.pause();
    const waiting = door.send(operations[0]!.query, controller.signal);
    controller.abort();
    expect(await waiting).toMatchObject({ kind: 'failure', reason: 'timeout', landed: 'unknown' });
    expect(judged(await waiting)).toMatchObject({ outcome: 'retry' });
    expect(await door.send(ask, controller.signal)).toMatchObject({ reason: 'timeout' });
    server.resume();
    expect(await door.send(ask)).toMatchObject({ kind: 'answer' });
  });

  it('a database that dies in the middle and comes back has everything, once', async () => {
    await door.deliver(operations);
    const expected = await graph.snapshot();
    await graph.run('MATCH (n) DETACH DELETE n');

    const half = Math.floor(operations.length / 2);
    const before = await door.deliver(operations.slice(0, half));
    expect(before.every(({ outcome }) => outcome === 'done')).toBe(true);
    await server.kill();
    const during = await door.deliver(operations.slice(half));
    expect(during.every(({ outcome }) => outcome === 'retry')).toBe(true);
    await server.restart();
    const after = await door.deliver(operations.slice(half));
    expect(after.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(await graph.snapshot()).toEqual(expected);
  });

  it('a server that is killed while a transaction runs: nothing of it, or all of it', async () => {
    await door.deliver(operations);
    const expected = await graph.snapshot();
    await graph.run('MATCH (n) DETACH DELETE n');

    const batch = plugin.combine!.merge(operations)!;
    const sending = door.send(batch);
    await server.kill();
    const reply = await sending;
    if (reply.kind === 'failure') expect(judged(reply)).toMatchObject({ outcome: 'retry' });
    await server.restart();
    expect([[], expected]).toContainEqual(await graph.snapshot());
    expect(await door.send(batch)).toMatchObject({ kind: 'answer' });
    expect(await graph.snapshot()).toEqual(expected);
  });

  it('what landed without a word back is sent again and is there once', async () => {
    const given = { settings: settings.parse({ uri: server.uri }), secrets: { password: server.password } };
    const transport = connect({ ...given, name: 'neo4j', fetch, log: { debug() {}, warn() {} } });
    for (const operation of operations) {
      // The reply is lost with the process that waited for it: nobody knows that it landed.
      await transport.send(operation.query, { signal: new AbortController().signal });
    }
    await transport.close!();
    const landed = await graph.snapshot();
    await server.kill();
    await server.restart();
    expect(await graph.snapshot()).toEqual(landed);
    await door.deliver(operations);
    for (const operation of operations) await door.deliver([operation]);
    expect(await graph.snapshot()).toEqual(landed);
  });

  it('a lost connection is no failure that says it did not land', async () => {
    await door.send(ask);
    await server.kill();
    const reply = (await door.send(operations[0]!.query)) as Failure;
    expect(reply).toMatchObject({ kind: 'failure', reason: 'connection' });
    await server.restart();
  });
});
