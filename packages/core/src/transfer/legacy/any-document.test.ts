import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventOf } from '@msp/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testHost } from '../../testing/host.js';
import { exportEvents } from '../export.js';
import { importDocument, importPath } from '../import-path.js';

const json = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'p')));
const time = fc.oneof(
  fc.constantFrom(
    '2025-01-16 09:30:42',
    '2025-01-16 09:00:00',
    '/Date(1737016242000)/',
    '01/16/2025 09:30:42',
    '14:30',
    'never',
    null,
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toJSON()),
);
const words = fc.oneof(
  fc.lorem({ maxCount: 4 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constant(null),
);
const progress = fc.oneof(fc.constantFrom(-1, null, '45'), fc.integer({ min: -5, max: 200 }), fc.double());
const some = (object: Record<string, fc.Arbitrary<unknown>>) => fc.record(object, { requiredKeys: [] });
const record = fc.oneof(
  words,
  json,
  some({
    timestamp: time,
    time,
    description: words,
    message: words,
    progress,
    tags: fc.oneof(fc.array(words), words),
  }),
  some({
    content: words,
    rationale: words,
    impact: words,
    alternatives: json,
    relatedEntities: json,
    createdAt: time,
  }),
  some({ name: words, type: words, path: words, properties: json, timestamp: time }),
  some({
    description: words,
    status: fc.constantFrom('resolved', 'open'),
    resolvedAt: time,
    category: words,
    severity: words,
  }),
);
const records = fc.oneof(fc.array(record, { maxLength: 4 }), record);
const document = fc.record(
  {
    id: fc.oneof(
      fc.constantFrom('msp-lite-20250116-093042', 'msp-2025-01-16-093042'),
      fc.string({ minLength: 1 }),
    ),
    startTime: time.filter((each) => each !== null),
    endTime: time,
    status: fc.constantFrom('active', 'completed', 'crashed', 'paused', null),
    project: words,
    user: fc.oneof(words, json),
    startProgress: progress,
    endProgress: progress,
    duration: fc.oneof(fc.constantFrom('01:00:00', 2.5), json),
    summary: words,
    nextSteps: records,
    updates: records,
    decisions: records,
    entities: records,
    blockers: records,
    notes: records,
    context: fc.oneof(json, some({ user: words, machine: words, directory: words })),
    anything: json,
  },
  { requiredKeys: ['id', 'startTime'] },
);

/** JSON has one zero, and a store keeps what JSON keeps. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

it('whatever stands in a document, it is imported whole, once, and can be exported and imported again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('utf8', 'utf16le'),
      async (documents, encoding) => {
        const host = await testHost();
        const folder = mkdtempSync(join(tmpdir(), 'msp-any-'));
        try {
          mkdirSync(join(folder, '.msp', 'archive'), { recursive: true });
          documents.forEach((each, index) => {
            writeFileSync(
              join(folder, '.msp', 'archive', `${index}.json`),
              Buffer.from(`\uFEFF${JSON.stringify(each)}`, encoding as 'utf8'),
            );
          });
          const { events, warnings } = await importPath(host, folder);
          expect(warnings).toEqual([]);
          const starts = (await host.store.events({
            types: ['session-started'],
          })) as EventOf<'session-started'>[];
          const kept = starts.flatMap(({ data }) => {
            const whole = data.imported?.document as { files?: { document: unknown }[] };
            return whole.files ? whole.files.map((file) => file.document) : [whole];
          });
          for (const each of documents) expect(kept).toContainEqual(plain(each));
          expect(await importPath(host, folder)).toMatchObject({ sessions: 0, events: 0 });
          expect(await host.store.verify()).toEqual([]);
          let text = '';
          for await (const part of exportEvents(host.store)) text += part;
          expect(await importDocument(await testHost(), text)).toMatchObject({ events });
        } finally {
          rmSync(folder, { recursive: true });
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
