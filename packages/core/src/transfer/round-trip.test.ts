import { EVENT_VERSION, type MspEvent, MspEvent as Schema } from '@msp/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendEvents } from '../state/project.js';
import { testHost } from '../testing/host.js';
import { exportEvents } from './export.js';
import { importDocument } from './import-path.js';

const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), fc.lorem());
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{6,30}$/);
const time = fc
  .date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const progress = fc.integer({ min: 0, max: 100 });
const level = fc.constantFrom('low', 'medium', 'high');
const optional = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[]) =>
  fc.record(model, { requiredKeys: required as never });
const json = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'p')));
const detected = fc.record({ type: fc.constantFrom('decision', 'entity', 'blocker'), extracted: text });
const list = (each: fc.Arbitrary<string>) => fc.array(each, { maxLength: 3 });

const start = optional(
  {
    description: text,
    goal: text,
    epic: text,
    sessionType: name,
    branch: text,
    worktree: text,
    startProgress: progress,
    follows: id,
    imported: fc.record({ layout: name, source: text, document: json }),
  },
  ['worktree', 'startProgress'],
);
const others = {
  'update-recorded': optional({ description: text, progress, tags: list(name), autoDetected: detected }, [
    'description',
    'tags',
  ]),
  'decision-made': optional(
    {
      content: text,
      rationale: text,
      alternatives: list(text),
      impact: level,
      category: name,
      relatedEntities: list(name),
      supersedes: id,
      autoDetected: detected,
    },
    ['content', 'alternatives', 'relatedEntities'],
  ),
  'entity-created': optional(
    {
      name: text,
      entityType: name,
      path: text,
      description: text,
      properties: fc.dictionary(name, json, { noNullPrototype: true }),
    },
    ['name'],
  ),
  'blocker-raised': optional(
    {
      description: text,
      category: fc.constantFrom('technical', 'external', 'resource'),
      severity: level,
      autoDetected: detected,
    },
    ['description', 'category', 'severity'],
  ),
  'blocker-resolved': optional({ blockerId: id, resolution: text }, ['blockerId']),
  'note-taken': fc.record({ text }),
  'goal-changed': fc.record({ goal: text }),
  'session-ended': optional({ summary: text, nextSteps: list(text), endTime: time }, ['nextSteps']),
  'session-completed': fc.constant({}),
  'session-crashed': fc.record({ crashTime: time, lastKnownGood: id }),
  'session-resumed': optional({ worktree: text, branch: text }, ['worktree']),
  'session-discarded': optional({ reason: text }, []),
} as const;

const envelope = { id, time, project: name, user: name, host: name };
const event = fc.oneof(
  ...Object.entries(others).map(([type, data]) =>
    fc.record({ ...envelope, type: fc.constant(type), data: data as fc.Arbitrary<object> }),
  ),
);

/** A log: sessions that begin, and then whatever happens to them. */
const log = fc
  .tuple(
    fc.array(fc.record({ ...envelope, type: fc.constant('session-started'), data: start }), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.array(fc.tuple(event, fc.nat()), { maxLength: 25 }),
  )
  .map(([starts, rest]): MspEvent[] => {
    const begun = starts.map((one, index) => ({ ...one, sessionId: `session-${index}` }));
    const followed = rest.map(([one, which]) => ({ ...one, sessionId: `session-${which % begun.length}` }));
    const all = [...begun, ...followed].map((one, index) => ({
      ...one,
      id: `${index}-${one.id}`,
      version: EVENT_VERSION,
    }));
    return all.map((one) => Schema.parse(one));
  });

async function exported(host: Awaited<ReturnType<typeof testHost>>, sessionId?: string): Promise<string> {
  let document = '';
  for await (const part of exportEvents(host.store, sessionId === undefined ? {} : { sessionId }))
    document += part;
  return document;
}

it('export → import into an empty store → export gives the same bytes, and importing again adds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(log, async (events) => {
      const [first, second] = [await testHost(), await testHost()];
      await first.store.transaction((transaction) => appendEvents(transaction, events));
      const document = await exported(first);
      expect(JSON.parse(document)).toMatchObject({
        format: 'msp-export',
        version: 1,
        events,
        count: events.length,
      });
      const starts = events.filter(({ type }) => type === 'session-started').length;
      expect(await importDocument(second, document)).toMatchObject({
        layout: 'msp-export',
        sessions: starts,
        events: events.length,
        skipped: 0,
      });
      expect(await exported(second)).toBe(document);
      expect(await importDocument(second, document)).toMatchObject({
        sessions: 0,
        events: 0,
        skipped: events.length,
      });
      // Another program may have laid it out anew, with the keys in another order.
      const third = await testHost();
      const { events: values, ...rest } = JSON.parse(document);
      const reversed = values.map((each: object) => Object.fromEntries(Object.entries(each).reverse()));
      await importDocument(third, JSON.stringify({ ...rest, events: reversed }, null, 2));
      expect(await exported(third)).toBe(document);
      expect(await second.store.sessions({})).toEqual(await first.store.sessions({}));
      expect(await second.store.verify()).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);

it('one session alone can be exported, and the rest added later', async () => {
  const [first, second] = [await testHost(), await testHost()];
  const [events] = fc.sample(
    log.filter((all) => all.filter(({ type }) => type === 'session-started').length > 1),
    { numRuns: 1, seed: 7 },
  );
  await first.store.transaction((transaction) => appendEvents(transaction, events ?? []));
  const mine = events?.filter(({ sessionId }) => sessionId === 'session-1') ?? [];
  const result = await importDocument(second, await exported(first, 'session-1'));
  expect(result).toMatchObject({ sessions: 1, events: mine.length });
  expect(await importDocument(second, await exported(first))).toMatchObject({ skipped: mine.length });
});
