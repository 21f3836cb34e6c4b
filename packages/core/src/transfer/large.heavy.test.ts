import type { MspEvent } from '@msp/protocol';
import { expect, it } from 'vitest';
import { validateStore } from '../repair/validate.js';
import { appendEvents } from '../state/project.js';
import { testHost } from '../testing/host.js';
import { exportEvents } from './export.js';
import { importDocument } from './import-path.js';

const SESSIONS = 1000;
const UPDATES = 100;

/** A session of a hundred updates, a decision that replaces the one of the session before, and a blocker that goes away. */
function session(number: number): MspEvent[] {
  const sessionId = `msp-large-${number}`;
  const make = (type: string, id: string, data: object) =>
    ({
      id: `${id}-${number}`,
      version: 1,
      type,
      time: new Date(1.7e12 + number * 1e6).toISOString(),
      sessionId,
      project: `project-${number % 7}`,
      user: 'ada',
      host: 'engine',
      data,
    }) as MspEvent;
  const replaced = number >= 7 ? { supersedes: `dec-${number - 7}` } : {};
  return [
    make('session-started', 'evt-start', { worktree: '.', startProgress: 0 }),
    ...Array.from({ length: UPDATES }, (_, at) =>
      make('update-recorded', `upd-${at}`, {
        description: `Part ${at} of ${number} works 🚀`,
        progress: at,
        tags: [],
      }),
    ),
    make('decision-made', 'dec', {
      content: `Choice ${number}`,
      alternatives: [],
      relatedEntities: [],
      ...replaced,
    }),
    make('blocker-raised', 'blk', { description: 'No key', category: 'external', severity: 'high' }),
    make('blocker-resolved', 'evt-resolved', { blockerId: `blk-${number}` }),
    make('session-ended', 'evt-end', { nextSteps: [] }),
    make('session-completed', 'evt-done', {}),
  ];
}

async function whole(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

it(`${SESSIONS} sessions go out, come in and go out again byte for byte, and everything derived agrees`, async () => {
  const [first, second] = [await testHost(), await testHost()];
  for (let number = 0; number < SESSIONS; number += 1) {
    await first.store.transaction((transaction) => appendEvents(transaction, session(number)));
  }
  const text = await whole(exportEvents(first.store));
  const { events, sessions } = await importDocument(second, text);
  expect([events, sessions]).toEqual([SESSIONS * (UPDATES + 6), SESSIONS]);
  expect((await whole(exportEvents(second.store))) === text).toBe(true);
  expect(await validateStore(second.store)).toEqual([]);
  expect(await second.store.decisions({ inForce: true })).toHaveLength(7);
  expect(await second.store.blockers({ status: 'open' })).toEqual([]);
});
