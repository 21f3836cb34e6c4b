import type { EventType, MspEvent, SessionStatus } from '@msp/protocol';
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
import { startSession } from './start.js';
import { recordUpdate } from './update.js';

type Command = (host: TestHost) => Promise<unknown>;

const text = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.boolean().map((force) => (host: TestHost) => startSession(host, { force })),
  fc.tuple(text, fc.option(fc.integer({ min: -5, max: 105 }), { nil: undefined })).map(
    ([said, progress]): Command =>
      (host) =>
        recordUpdate(host, { text: said, ...(progress !== undefined && { progress }) }),
  ),
  text.map(
    (said): Command =>
      (host) =>
        recordDecision(host, { text: said }),
  ),
  text.map(
    (said): Command =>
      (host) =>
        raiseBlocker(host, { text: said }),
  ),
  text.map(
    (said): Command =>
      (host) =>
        resolveBlocker(host, { match: said }),
  ),
  fc.constant<Command>((host) => endSession(host, {})),
  fc.constantFrom('resume', 'complete', 'discard').chain((action) =>
    fc.boolean().map(
      (force): Command =>
        (host) =>
          recoverSession(host, { action: action as 'resume', force }),
    ),
  ),
  fc.integer({ min: -30, max: 30 }).map(
    (hours): Command =>
      async (host) =>
        host.pass(hours),
  ),
);

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
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), async (commands) => {
        const host = await testHost();
        for (const run of commands) {
          await run(host).catch((error: { code?: string }) => {
            if (!/^MSP0/.test(error.code ?? '')) throw error;
          });
        }
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
      { numRuns: 60 },
    );
  }, 60_000);
});
