import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { toJson, toParameters } from './plain.js';

const { DateTime, Date: LocalDate, Duration, Node, Relationship, Point } = neo4j.types;

describe('toParameters', () => {
  it('makes integers of whole numbers, wherever they are', () => {
    expect(toParameters({ a: 1, b: [2, 2.5], c: { d: -3, e: 'x', f: null, g: true } })).toEqual({
      a: 1n,
      b: [2n, 2.5],
      c: { d: -3n, e: 'x', f: null, g: true },
    });
    expect(toParameters(1e21)).toBe(1e21);
  });
});

describe('toJson', () => {
  it('counts what can be counted and spells out the rest', () => {
    expect(toJson([1n, 9_007_199_254_740_993n, 2.5, Number.NaN, undefined])).toEqual([
      1,
      '9007199254740993',
      2.5,
      'NaN',
      null,
    ]);
  });

  it('tells instants in UTC', () => {
    const zoned = new DateTime(2026n, 1n, 5n, 10n, 30n, 0n, 5_000_000n, 3600n);
    expect(toJson(zoned as never)).toBe('2026-01-05T09:30:00.005Z');
    expect(toJson(new LocalDate(2026n, 1n, 5n) as never)).toBe('2026-01-05');
    expect(toJson(new Duration(14n, 2n, 61n, 0n) as never)).toBe('P1Y2M2DT1M1S');
  });

  it('tells nodes and relationships by their properties', () => {
    const node = new Node(1n as never, ['Session'], { mspId: 'msp-1', progress: 5n }, '4:1');
    const edge = new Relationship(
      1n as never,
      1n as never,
      2n as never,
      'FOLLOWS',
      { since: 1n },
      '5:1',
      '4:1',
      '4:2',
    );
    expect(toJson({ node, edge })).toEqual({ node: { mspId: 'msp-1', progress: 5 }, edge: { since: 1 } });
    expect(toJson(new Point(4326n as never, 1, 2))).toContain('4326');
  });
});
