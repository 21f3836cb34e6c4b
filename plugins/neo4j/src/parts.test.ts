/** The small pure parts: names, versions, texts, settings, statements of a query, the setup. */
import { LONG } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './answer.js';
import { entityOf } from './entity.js';
import { statementsOf } from './query.js';
import { settings } from './settings.js';
import { setup } from './setup.js';
import { projectVersion, sessionVersion } from './version.js';
import { wellFormed } from './well-formed.js';

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('entityOf', () => {
  it('is the same for the same name in the same project only', () => {
    expect(entityOf('a', 'Cart')).toEqual(entityOf('a', 'Cart'));
    expect(entityOf('b', 'Cart').id).not.toBe(entityOf('a', 'Cart').id);
    expect(entityOf('a', 'cart').id).not.toBe(entityOf('a', 'Cart').id);
  });

  it.each(Object.keys(LONG))('keeps keys and names short enough for an index: %s', (kind) => {
    const name = LONG[kind] ?? '';
    const { id, identity } = entityOf('ü'.repeat(200), name);
    expect(bytes(id)).toBeLessThan(8000);
    expect(bytes(identity.name)).toBeLessThan(8000);
    expect(identity.fullName).toBe(name);
    expect(entityOf('ü'.repeat(200), `${name.slice(0, -2)}!!`).id).not.toBe(id);
    expect(id.isWellFormed() && identity.name.isWellFormed()).toBe(true);
  });
});

describe('versions', () => {
  const session = (updates: number) => ({
    session: { counts: { updates, decisions: 1, entities: 0, blockers: 0, notes: 0 } },
  });
  const of = (sequence: number, updates: number) =>
    sessionVersion({ id: 'upd-1', sequence }, session(updates) as never);

  it('of a session go by its records, then by the log', () => {
    const ordered = [of(9, 0), of(10, 0), of(3, 9), of(2, 10), of(1e15, 10)];
    expect([...ordered].reverse().sort()).toEqual(ordered);
  });

  it('of a project go by the time, then by the log', () => {
    const [early, late] = ['2026-01-05T09:00:00.000Z', '2026-01-05T09:00:00.001Z'];
    const ordered = [
      projectVersion({ id: 'upd-1', time: early, sequence: 9 }),
      projectVersion({ id: 'upd-1', time: early, sequence: 10 }),
      projectVersion({ id: 'upd-2', time: early, sequence: 10 }),
      projectVersion({ id: 'upd-1', time: late, sequence: 1 }),
    ];
    expect([...ordered].reverse().sort()).toEqual(ordered);
  });
});

it('wellFormed goes all the way down and leaves out what is not there', () => {
  expect(wellFormed({ a: ['x\ud800', { b: '\udc00', c: undefined }], d: 1, e: null })).toEqual({
    a: ['x\ufffd', { b: '\ufffd' }],
    d: 1,
    e: null,
  });
});

describe('settings', () => {
  it.each([
    'bolt://localhost:7687',
    'bolt+s://db.example.com',
    'neo4j://[::1]:7687',
    'neo4j+ssc://db/?region=eu',
  ])('take %s', (uri) => expect(settings.safeParse({ uri }).success).toBe(true));

  it.each(['http://localhost:7474', 'localhost:7687', 'bolt://', 'bolt://user:word@db', 'bolt://a b'])(
    'refuse %s',
    (uri) => expect(settings.safeParse({ uri }).success).toBe(false),
  );

  it('have defaults, and know no others', () => {
    expect(settings.parse({})).toEqual({ uri: 'bolt://localhost:7687', username: 'neo4j' });
    expect(settings.safeParse({ password: 'x' }).success).toBe(false);
  });
});

it('statementsOf takes Cypher only', () => {
  const statement = { text: 'RETURN 1', parameters: {} };
  expect(statementsOf({ language: 'cypher', ...statement })).toEqual([statement]);
  expect(statementsOf({ language: 'cypher', document: { statements: [statement, statement] } })).toHaveLength(
    2,
  );
  expect(statementsOf({ language: 'sql', ...statement })).toBeNull();
  expect(statementsOf({ language: 'cypher', document: { statements: [{ text: 1 }] as never } })).toBeNull();
  expect(statementsOf({ language: 'cypher', document: {} })).toBeNull();
});

it('rowsOf says what went wrong', () => {
  const failure = { kind: 'failure', reason: 'thrown', landed: 'no', message: 'no such thing' } as const;
  expect(() => rowsOf(failure)).toThrow('no such thing');
  expect(() => rowsOf({ kind: 'answer', value: null })).toThrow('no records');
});

it('setup names every constraint and index differently, and runs again without harm', () => {
  const operations = setup();
  expect(new Set(operations.map(({ key }) => key)).size).toBe(operations.length);
  for (const { lane, query, delivery } of operations) {
    expect({ lane, delivery }).toEqual({ lane: 'setup', delivery: 'idempotent' });
    expect((query as { text: string }).text).toMatch(
      /^CREATE (CONSTRAINT|INDEX) msp_[a-z_]+ IF NOT EXISTS FOR /,
    );
  }
});
