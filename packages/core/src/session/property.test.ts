import { EVENT_TYPES, type EventType, type MspEvent, type SessionStatus } from '@msp/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateStore } from '../repair/validate.js';
import { foldHead } from '../state/head.js';
import { allows } from '../state/lifecycle.js';
import { foldSession, loadSession } from '../state/session.js';
import { type TestHost, testHost } from '../testing/host.js';
import { raiseBlocker, resolveBlocker } from './blocker.js';
import { recordDecision } from './decision.js';
import { endSession } from './end.js';
import { recoverSession } from './recover.js';
import { changeGoal, recordEntity, takeNote } from './remark.js';
import { startSession } from './start.js';
import { recordUpdate } from './update.js';

type Command = (host: TestHost) => Promise<unknown>;

const text = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
const progress = fc.option(fc.integer({ min: -5, max: 105 }), { nil: undefined });
const choice = fc.nat({ max: 1000 });
const action = fc.constantFrom('resume' as const, 'complete' as const, 'discard' as const);

const start: Command = (host) => startSession(host, {});

/** One of what stands open, named by its id; nothing where nothing does. */
async function resolveOne(host: TestHost, at: number): Promise<void> {
  const open = await host.store.blockers({ status: 'open' });
  const blocker = open[at % Math.max(1, open.length)];
  if (blocker) await resolveBlocker(host, { match: blocker.id, solution: 'done' });
}

async function replaceOne(host: TestHost, at: number, said: string): Promise<void> {
  const standing = await host.store.decisions({ inForce: true });
  const decision = standing[at % Math.max(1, standing.length)];
  await recordDecision(host, { text: said, ...(decision && { supersedes: decision.id }) });
}

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.boolean().map(
      (force): Command =>
        (host) =>
          startSession(host, { force }),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(text, progress).map(
      ([said, at]): Command =>
        (host) =>
          recordUpdate(host, { text: said, ...(at !== undefined && { progress: at }) }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(choice, text).map(
      ([at, said]): Command =>
        (host) =>
          replaceOne(host, at, said),
    ),
  },
  {
    weight: 3,
    arbitrary: text.map(
      (said): Command =>
        (host) =>
          raiseBlocker(host, { text: said }),
    ),
  },
  {
    weight: 3,
    arbitrary: choice.map(
      (at): Command =>
        (host) =>
          resolveOne(host, at),
    ),
  },
  {
    weight: 1,
    arbitrary: text.map(
      (said): Command =>
        (host) =>
          resolveBlocker(host, { match: said }),
    ),
  },
  {
    weight: 1,
    arbitrary: text.map(
      (said): Command =>
        (host) =>
          takeNote(host, { text: said }),
    ),
  },
  {
    weight: 1,
    arbitrary: text.map(
      (said): Command =>
        (host) =>
          recordEntity(host, { name: said }),
    ),
  },
  {
    weight: 1,
    arbitrary: text.map(
      (said): Command =>
        (host) =>
          changeGoal(host, { goal: said }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Command>((host) => endSession(host, {})) },
  {
    weight: 4,
    arbitrary: action.map(
      (what): Command =>
        (host) =>
          recoverSession(host, { action: what }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(-30, -1, 2, 9, 25, 40).map(
      (hours): Command =>
        async (host) =>
          host.pass(hours),
    ),
  },
);

/** What a command may be refused with. Anything else, a damaged store above all, is a failure. */
const REFUSALS = ['MSP001', 'MSP002', 'MSP006', 'MSP007', 'MSP008', 'MSP009', 'MSP016'];

/** Walks a session's events and says where the lifecycle was not obeyed. */
function violations(events: readonly MspEvent[]): string[] {
  const found: string[] = [];
  let status: SessionStatus | null = null;
  let head = null;
  for (const event of events) {
    if (!allows(status, event.type as EventType)) found.push(`${event.type} while ${status}`);
    head = foldHead(head, event);
    status = head?.status ?? null;
  }
  return found;
}

describe('any sequence of commands', () => {
  it('folds to a state that obeys the lifecycle, and everything derived agrees with the log', async () => {
    const met = new Set<EventType>();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), async (commands) => {
        const host = await testHost();
        for (const run of [start, ...commands]) {
          await run(host).catch((error: { code?: string }) => {
            if (!REFUSALS.includes(error.code ?? '')) throw error;
          });
        }
        for (const { type } of await host.store.events({})) met.add(type);
        const heads = await host.store.sessions({});
        for (const head of heads) {
          const events = await host.store.events({ sessionId: head.id });
          expect(violations(events)).toEqual([]);
          expect(await loadSession(host.store, head.id)).toMatchObject(head);
          expect(foldSession(events)?.counts).toEqual(head.counts);
          expect(head.endProgress).toBeGreaterThanOrEqual(0);
          expect(head.endProgress).toBeLessThanOrEqual(100);
        }
        expect(heads.filter(({ status }) => status === 'active').length).toBeLessThanOrEqual(1);
        expect(await validateStore(host.store)).toEqual([]);
      }),
      { numRuns: 120 },
    );
    expect([...EVENT_TYPES].filter((type) => !met.has(type))).toEqual([]);
  }, 60_000);
});
