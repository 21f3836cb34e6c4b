import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MspError } from '@msp/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordDecision } from '../session/decision.js';
import { endSession } from '../session/end.js';
import { startSession } from '../session/start.js';
import { recordUpdate } from '../session/update.js';
import { type TestHost, testHost } from '../testing/host.js';
import { Checksum } from './document.js';
import { exportEvents } from './export.js';
import { importLines } from './import-document.js';
import { importDocument, importPath } from './import-path.js';
import { readLines } from './read-lines.js';

let host: TestHost;
let document: string;
let folder: string;

async function exported(from: TestHost): Promise<string> {
  let text = '';
  for await (const part of exportEvents(from.store)) text += part;
  return text;
}

beforeEach(async () => {
  const source = await testHost();
  await startSession(source, { goal: 'Tokens rotate' });
  await recordUpdate(source, { text: 'The refresh works', progress: 40 });
  await recordDecision(source, { text: 'Tokens are opaque', rationale: 'they can be revoked' });
  await endSession(source, { summary: 'Tokens rotate' });
  document = await exported(source);
  host = await testHost();
  folder = mkdtempSync(join(tmpdir(), 'msp-import-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Tries to import, and sees that the refusal left the store empty. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((caught: unknown) => caught);
  if (!MspError.is(error)) throw new Error(`not refused: ${JSON.stringify(error)}`);
  expect(error.code).toBe('MSP014');
  expect((await host.store.statistics()).events).toBe(0);
  return error.message;
}

const file = (content: string | Uint8Array) => {
  writeFileSync(join(folder, 'export.json'), content);
  return join(folder, 'export.json');
};

/** A document of these lines of events, with the count and the checksum that belong to them. */
function sealed(lines: readonly string[], version = 1): string {
  const checksum = new Checksum();
  for (const line of lines) checksum.add(line);
  const last = `],"count":${lines.length},"sha256":"${checksum.result()}"}`;
  return `{"format":"msp-export","version":${version},"events":[\n${lines.join(',\n')}\n${last}\n`;
}

const lines = () =>
  document
    .split('\n')
    .slice(1, -2)
    .map((line) => line.replace(/,$/, ''));
// biome-ignore lint/suspicious/noExplicitAny: the tests change whatever they like
const edited = (index: number, change: (event: any) => void) => {
  const event = JSON.parse(lines()[index] ?? '');
  change(event);
  return sealed(lines().with(index, JSON.stringify(event)));
};

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const deepen = (event: { data: object }) =>
  Object.assign(event.data, { imported: { layout: 'x', source: 'y', document: 'deep' } });

describe('a document that is not as it was exported', () => {
  it.each([
    ['is cut off between lines', () => document.split('\n').slice(0, 3).join('\n'), 'ends after line 3'],
    [
      'is cut off within a line',
      () => document.slice(0, document.indexOf('The refresh')),
      'line 3: it is no JSON',
    ],
    ['has only its first line', () => document.split('\n')[0] ?? '', 'ends after line 1'],
    ['lacks an event', () => document.split('\n').toSpliced(2, 1).join('\n'), 'holds 5 events, and holds 4'],
    ['was changed', () => document.replace('opaque', 'public'), 'checksum'],
    ['goes on after its end', () => `${document}{}\n`, 'something follows'],
    [
      'lacks a comma',
      () => document.replace('"},\n', '"}\n').replace('}},\n', '}}\n'),
      'line 3: a comma is missing',
    ],
    ['has an empty line', () => document.replace('\n', '\n\n'), 'line 2: it is empty'],
    ['is of a later version', () => sealed(lines(), 2), 'version 2; this program reads version 1'],
    ['has an event twice', () => sealed([...lines(), lines()[1] ?? '']), 'is there twice'],
    [
      'has an unknown type',
      () =>
        edited(1, (event) => {
          event.type = 'party-held';
        }),
      'line 3: "party-held" is no type of event',
    ],
    [
      'has an unknown field',
      () =>
        edited(1, (event) => {
          event.mood = 'good';
        }),
      'line 3: mood is no field of update-recorded',
    ],
    [
      'has an unknown field in its data',
      () =>
        edited(1, (event) => {
          event.data.mood = 'good';
        }),
      'data.mood is no field',
    ],
    [
      'has an event of a later version',
      () =>
        edited(1, (event) => {
          event.version = 2;
        }),
      'an event of version 2',
    ],
    [
      'has a progress beyond all',
      () =>
        edited(1, (event) => {
          event.data.progress = 101;
        }),
      'data.progress is not as update-recorded wants it',
    ],
    [
      'has a time that is none',
      () =>
        edited(1, (event) => {
          event.time = 'noon';
        }),
      'time is not as',
    ],
    ['has a number for an event', () => sealed([...lines(), '7']), 'line 7: it is no object'],
    ['is nested too deeply', () => edited(0, deepen).replace('"deep"', nested(20_000)), 'nested too deeply'],
  ])('%s', async (_, make, reason) => {
    expect(await refusal(importDocument(host, make()))).toContain(reason);
    expect(await refusal(importPath(host, file(make())))).toContain(reason);
  });

  it.each([
    [
      'laid out anew and changed',
      () => JSON.stringify(JSON.parse(document.replace('opaque', 'public'))),
      'checksum',
    ],
    [
      'laid out anew, of a later version',
      () => JSON.stringify({ ...JSON.parse(document), version: 9 }),
      'version 9',
    ],
    [
      'laid out anew, without events',
      () => JSON.stringify({ ...JSON.parse(document), events: null }),
      'holds 5 events, and holds 0',
    ],
    ['something else', () => '{"name":"package"}', 'no sessions in any layout'],
    ['a text', () => 'hello', 'no JSON'],
    ['nothing', () => '', 'no JSON'],
  ])('%s', async (_, make, reason) => {
    expect(await refusal(importDocument(host, make()))).toContain(reason);
  });

  it('a file that is not there, empty, a folder without sessions, another encoding', async () => {
    expect(await refusal(importPath(host, join(folder, 'gone')))).toContain('cannot be read');
    expect(await refusal(importPath(host, folder))).toContain('no sessions');
    expect(await refusal(importPath(host, file('')))).toContain('is empty');
    const latin = Buffer.from(document.replace('opaque', 'öpaque'), 'latin1');
    expect(await refusal(importPath(host, file(latin)))).toContain('UTF-8');
  });
});

describe('a document that was only stored in another way', () => {
  it.each([
    [
      'UTF-16 with a mark, as PowerShell redirects',
      () => Buffer.from(`\uFEFF${document.replaceAll('\n', '\r\n')}`, 'utf16le'),
    ],
    ['UTF-8 with a mark', () => Buffer.from(`\uFEFF${document}`)],
    ['Windows line breaks', () => Buffer.from(document.replaceAll('\n', '\r\n'))],
    ['without its last line break', () => Buffer.from(document.trimEnd())],
    ['one line', () => Buffer.from(JSON.stringify(JSON.parse(document)))],
    ['laid out with spaces', () => Buffer.from(JSON.stringify(JSON.parse(document), null, 4))],
  ])('%s', async (_, make) => {
    expect(await importPath(host, file(make()))).toMatchObject({
      sessions: 1,
      events: 5,
      skipped: 0,
      warnings: [],
    });
    expect(await exported(host)).toBe(document);
  });

  it('read in the smallest pieces', async () => {
    const stream = createReadStream(file(document.replace('works', 'works: ö 日本 😀')), {
      highWaterMark: 1,
    });
    const lines: string[] = [];
    for await (const some of readLines(stream)) lines.push(...some);
    expect(lines.join('\n')).toContain('works: ö 日本 😀');
    await expect(
      importLines(host.store, readLines(createReadStream(file(document), { highWaterMark: 7 }))),
    ).resolves.toMatchObject({ events: 5 });
  });
});

it('an id that means something else here is refused', async () => {
  await importDocument(host, document);
  const error: unknown = await importDocument(
    host,
    edited(1, (event) => {
      event.data.description = 'Another';
    }),
  ).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'MSP014', message: expect.stringContaining('says something else') });
});

it('sessions without a beginning are kept, with a warning', async () => {
  const { warnings, events } = await importDocument(host, sealed(lines().slice(1)));
  expect(events).toBe(4);
  expect(warnings[0]?.message).toContain('have no beginning');
});

it('a second session under way in the same place is warned of', async () => {
  host.random(100);
  await startSession(host, {});
  const { warnings } = await importDocument(host, sealed(lines().slice(0, 2)));
  expect(warnings.map(({ hint }) => hint)).toEqual([
    expect.stringMatching(/^End it: msp end --session msp-/),
  ]);
});

it('an empty log can be exported and imported', async () => {
  const empty = await exported(host);
  expect(JSON.parse(empty)).toMatchObject({ events: [], count: 0 });
  expect(await importDocument(host, empty)).toMatchObject({ sessions: 0, events: 0, skipped: 0 });
});
