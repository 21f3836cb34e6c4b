import type { Operation } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { combine } from './combine.js';
import { setup } from './setup.js';
import { BLOCKER, ENTITY, PROGRESS, RESOLUTION } from './statements.js';

function operation(text: string, row: object): Operation {
  const query = { language: 'cypher', text, parameters: { rows: [row] } };
  return { key: 'k', lane: 'l', summary: 's', query: query as Operation['query'], delivery: 'idempotent' };
}

const part = (id: string, version: string) => ({ id, version });
const merged = (...operations: Operation[]) => {
  const query = combine.merge(operations);
  if (!query || !('document' in query)) throw new Error('not merged');
  return query.document.statements as { text: string; parameters: { rows: Record<string, unknown>[] } }[];
};

describe('combine', () => {
  it('makes one statement of each kind, with all rows in their order', () => {
    const statements = merged(
      operation(PROGRESS, { id: 1 }),
      operation(BLOCKER, { id: 2 }),
      operation(PROGRESS, { id: 3 }),
    );
    expect(statements).toEqual([
      { text: PROGRESS, parameters: { rows: [{ id: 1 }, { id: 3 }] } },
      { text: BLOCKER, parameters: { rows: [{ id: 2 }] } },
    ]);
  });

  it('keeps only the last word on a session, a project and an entity, whatever the order', () => {
    const [progress, entity] = merged(
      operation(PROGRESS, { id: 1, session: part('a', '2'), project: part('p', '1') }),
      operation(PROGRESS, { id: 2, session: part('a', '1'), project: part('p', '3') }),
      operation(PROGRESS, { id: 3, session: part('b', '1'), project: part('p', '2') }),
      operation(ENTITY, { id: 4, session: part('a', '3'), latest: part('e', '1') }),
      operation(ENTITY, { id: 5, session: part('b', '0'), latest: part('e', '2') }),
    );
    expect(progress?.parameters.rows).toEqual([
      { id: 1, session: null, project: null },
      { id: 2, session: null, project: part('p', '3') },
      { id: 3, session: part('b', '1'), project: null },
    ]);
    expect(entity?.parameters.rows).toEqual([
      { id: 4, session: part('a', '3'), latest: null },
      { id: 5, session: null, latest: part('e', '2') },
    ]);
  });

  it('keeps the first word on what was resolved', () => {
    const [resolution] = merged(
      operation(RESOLUTION, { id: 1, resolution: part('b', '2') }),
      operation(RESOLUTION, { id: 2, resolution: part('b', '1') }),
    );
    expect(resolution?.parameters.rows.map((row) => row.resolution)).toEqual([null, part('b', '1')]);
  });

  it('leaves alone what does not go together', () => {
    expect(combine.merge(setup())).toBeNull();
    expect(combine.merge([operation(PROGRESS, { id: 1 }), ...setup()])).toBeNull();
    const large = operation(PROGRESS, { text: 'x'.repeat(5_000_000) });
    expect(combine.merge([large, large])).toBeNull();
  });
});
