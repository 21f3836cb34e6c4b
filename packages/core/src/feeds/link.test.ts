import type { FeedItem } from '@msp/protocol';
import { createSamples } from '@msp/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkItems, type Span } from './link.js';

const BEGINNING = Date.UTC(2026, 10, 21, 9);
const at = (minutes: number) => new Date(BEGINNING + minutes * 60_000).toISOString();
const NOW = new Date(at(600));

function session(id: string, from: number, to: number | null, branch: string | null = null): Span {
  const ended = to === null ? {} : ({ status: 'completed', endTime: at(to) } as const);
  const times = { startTime: at(from), lastEventTime: at(from) };
  return { ...createSamples().head({ id, branch, ...times, ...ended }) };
}

const link = (minutes: number, sessions: readonly Span[], branch?: string) =>
  linkItems([{ time: at(minutes), ...(branch !== undefined && { branch }) }], sessions, NOW)[0];

describe('linkItems', () => {
  it('finds the session during which something happened', () => {
    const sessions = [session('one', 0, 60), session('two', 120, null)];
    expect([-1, 0, 60, 61, 120, 599, 601].map((minutes) => link(minutes, sessions))).toEqual([
      ...[null, 'one', 'one', null, 'two', 'two', null],
    ]);
    expect(linkItems([{}], sessions, NOW)).toEqual([null]);
  });

  it('takes the one on the same branch, then the one that was started last', () => {
    const sessions = [
      session('main', 0, 99, 'main'),
      session('late', 10, 99),
      session('other', 20, 99, 'other'),
    ];
    expect([link(30, sessions, 'main'), link(30, sessions, 'third'), link(30, sessions)]).toEqual([
      ...['main', 'late', 'other'],
    ]);
  });

  it('takes what was merged into the default branch for what was done meanwhile, on whatever branch', () => {
    const sessions = [session('feature', 0, 99, 'feature'), session('main', 10, 99, 'main')];
    const merged = (minutes: number, values: FeedItem['values']) =>
      linkItems([{ time: at(minutes), branch: 'main', ...(values && { values }) }], sessions, NOW)[0];
    expect([merged(5, { default: true }), merged(5, undefined), merged(5, { default: 'yes' })]).toEqual([
      ...['feature', null, null],
    ]);
    expect(merged(20, { default: true })).toBe('main');
  });

  it('ends a session that crashed where it crashed', () => {
    const crashed: Span = { ...session('gone', 0, null), status: 'crashed', lastEventTime: at(30) };
    expect([link(29, [crashed]), link(31, [crashed])]).toEqual(['gone', null]);
    expect(link(31, [{ ...crashed, crashTime: at(40) }])).toBe('gone');
  });

  const minute = fc.integer({ min: 0, max: 599 });
  const branch = fc.constantFrom(null, 'main', 'other');
  const sessions = fc
    .array(fc.tuple(minute, fc.option(minute), branch), { maxLength: 8 })
    .map((all) =>
      all.map(([from, length, name], index) =>
        session(`s${index}`, from, length === null ? null : from + length, name),
      ),
    );
  const item = fc.tuple(minute, branch, fc.boolean()).map(([minutes, name, isDefault]) => ({
    time: at(minutes),
    ...(name !== null && { branch: name }),
    ...(isDefault && { values: { default: true } }),
  }));

  it('never links to a session that it was not in, nor on another branch but from the default one, and never misses one', () => {
    fc.assert(
      fc.property(item, sessions, (each, all) => {
        const [id] = linkItems([each], all, NOW);
        const during = all.filter(
          (span) =>
            span.startTime <= each.time &&
            each.time <= (span.status === 'active' ? NOW.toISOString() : (span.endTime ?? '')) &&
            (each.branch === undefined ||
              span.branch === null ||
              span.branch === each.branch ||
              each.values?.default === true),
        );
        if (during.length === 0) expect(id).toBeNull();
        else expect(during.map((span) => span.id)).toContain(id);
        const own = during.filter((span) => each.branch !== undefined && span.branch === each.branch);
        if (own.length > 0) expect(own.map((span) => span.id)).toContain(id);
        const best = own.length > 0 ? own : during;
        const latest = best
          .map((span) => span.startTime)
          .sort()
          .at(-1);
        expect(all.find((span) => span.id === id)?.startTime).toBe(latest);
      }),
    );
  });

  it('links each item as it would alone, whatever the order of the sessions', () => {
    fc.assert(
      fc.property(fc.array(item), sessions, (items, all) => {
        const starts = (ids: readonly (string | null)[]) =>
          ids.map((id) => all.find((span) => span.id === id)?.startTime ?? null);
        const together = starts(linkItems(items, all, NOW));
        expect(together).toEqual(items.map((each) => starts(linkItems([each], all.toReversed(), NOW))[0]));
      }),
    );
  });
});
