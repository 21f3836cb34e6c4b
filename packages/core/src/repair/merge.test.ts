import type { MspEvent } from '@msp/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raiseBlocker, resolveBlocker } from '../session/blocker.js';
import { recordDecision } from '../session/decision.js';
import { endSession } from '../session/end.js';
import { startSession } from '../session/start.js';
import { recordUpdate } from '../session/update.js';
import { loadSession } from '../state/session.js';
import { testHost } from '../testing/host.js';
import { eventsOfArchive } from './archived.js';
import { mergeEvents } from './merge.js';

async function log() {
  const host = await testHost();
  const archives: MspEvent[][] = [];
  for (let day = 0; day < 3; day += 1) {
    const { head } = await startSession(host, { goal: `day ${day}` });
    if (day > 0) await resolveBlocker(host, { match: `obstacle ${day - 1}`, solution: 'gone' });
    await recordUpdate(host, { text: `work ${day}`, progress: day * 10 });
    await recordDecision(host, { text: `choice ${day}` });
    await raiseBlocker(host, { text: `obstacle ${day}` });
    await endSession(host, { summary: `done ${day}` });
    const session = await loadSession(host.store, head.id);
    if (session) archives.push(eventsOfArchive(session));
  }
  const events = (await host.store.events({})).map(({ sequence: _, ...event }) => event as MspEvent);
  return { events, archives };
}

describe('mergeEvents', () => {
  it('of an undamaged log and its archives is the log', async () => {
    const { events, archives } = await log();
    expect(mergeEvents(events, { backup: [], archives: archives.flat() })).toEqual(events);
  });

  it('brings back from a backup whatever is missing, in its place', async () => {
    const { events } = await log();
    fc.assert(
      fc.property(fc.subarray(events), (left) => {
        const merged = mergeEvents(left, { backup: events, archives: [] });
        expect(new Set(merged.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
        for (const { sessionId } of events) {
          const order = (all: readonly MspEvent[]) =>
            all.filter((event) => event.sessionId === sessionId).map(({ id }) => id);
          expect(order(merged)).toEqual(order(events));
        }
        const at = (id: string) => merged.findIndex((event) => event.id === id);
        for (const event of merged) {
          if (event.type === 'blocker-resolved') expect(at(event.data.blockerId)).toBeLessThan(at(event.id));
        }
      }),
    );
  });

  it('brings back every record of archived sessions, under its own id', async () => {
    const { events, archives } = await log();
    const merged = mergeEvents([], { backup: [], archives: archives.flat() });
    const kept = new Set(merged.map(({ id }) => id));
    for (const event of events) if (/^(upd|dec|blk)-/.test(event.id)) expect(kept.has(event.id)).toBe(true);
    expect(merged.filter(({ type }) => type === 'session-started')).toHaveLength(3);
  });

  it('gives a session that lost its start another one', async () => {
    const { events } = await log();
    const merged = mergeEvents(events.slice(1, 4), { backup: [], archives: [] });
    expect(merged[0]).toMatchObject({ type: 'session-started', sessionId: events[0]?.sessionId });
    expect(merged.slice(1)).toEqual(events.slice(1, 4));
  });
});
