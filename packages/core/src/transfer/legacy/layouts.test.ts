import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EventOf } from '@msp/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadSession } from '../../state/session.js';
import { type TestHost, testHost } from '../../testing/host.js';
import { importPath } from '../import-path.js';
import { samples } from './samples.js';

let host: TestHost;
let home: string;
let shop: string;
beforeEach(async () => {
  host = await testHost();
  const folders = samples();
  ({ home, shop } = folders);
  return folders.remove;
});

/** A local time as an instant, as the layouts mean it. */
const local = (text: string) => new Date(text.replace(' ', 'T')).toISOString();
const session = async (id: string) => (await loadSession(host.store, id))!;
const starts = async () =>
  (await host.store.events({ types: ['session-started'] })) as EventOf<'session-started'>[];

describe('~/.msp-lite', () => {
  it('gives every session, also those of which only traces are left', async () => {
    const result = await importPath(host, home);
    expect(result).toMatchObject({ layout: 'msp-lite', sessions: 6, skipped: 0, warnings: [] });
    const heads = (await host.store.sessions({})).reverse();
    expect(
      heads.map(({ id, status, project, endProgress, duration }) => [
        id,
        status,
        project,
        endProgress,
        duration,
      ]),
    ).toEqual([
      [expect.stringMatching(/^msp-lite-leftovers-/), 'completed', 'shop', 2, 0],
      ['msp-lite-20250114-140000', 'completed', 'shop', 5, 0.5],
      ['msp-lite-20250115-085500', 'completed', 'shop', 0, 0.08],
      ['msp-lite-20250116-093042', 'completed', 'shop', 20, 1],
      ['msp-lite-20250117-101500', 'completed', 'shop', 45, 2.51],
      ['msp-lite-20250118-080000', 'active', 'shop', 0, null],
    ]);
    expect(heads.map(({ follows }) => follows).slice(1)).toEqual(heads.map(({ id }) => id).slice(0, -1));
    expect(heads.at(-1)).toMatchObject({
      user: 'ada',
      host: 'ENGINE',
      startTime: local('2025-01-18 08:00:00'),
    });
    const [leftovers] = heads;
    expect((await session(leftovers!.id)).notes.map(({ text }) => text)).toEqual([
      '2025-01-10: 3 sessions, progress 2%, 1 decisions',
    ]);
  });

  it('with updates and decisions, none of them twice', async () => {
    await importPath(host, join(home, '.msp-lite'));
    const { updates, decisions, endTime } = await session('msp-lite-20250116-093042');
    expect(endTime).toBe(local('2025-01-16 10:30:42'));
    expect(updates.map(({ description, progress, timestamp }) => [description, progress, timestamp])).toEqual(
      [
        ['Cart page renders', 20, local('2025-01-16 09:48:00')],
        ['We decided to keep carts in Redis', null, local('2025-01-16 10:05:11')],
      ],
    );
    const detected = { type: 'decision', extracted: 'We decided to keep carts in Redis' };
    expect(decisions).toMatchObject([
      { content: detected.extracted, timestamp: local('2025-01-16 10:05:11'), autoDetected: detected },
    ]);
    expect((await session('msp-lite-20250114-140000')).decisions.map(({ content }) => content)).toEqual([
      'Going with Postgres',
    ]);
    expect((await session('msp-lite-20250117-101500')).updates[0]?.description).toContain(
      'größer als gedacht ✓',
    );
  });
});

describe('.msp of the other two layouts', () => {
  it('gives every session as it ended', async () => {
    const result = await importPath(host, shop);
    expect(result).toMatchObject({ layout: 'msp-state, msp-flat', sessions: 6, warnings: [] });
    const heads = await host.store.sessions({});
    const status = (id: string) => heads.find((head) => head.id === id);
    expect(status('msp-2025-01-19-093042')).toMatchObject({
      status: 'completed',
      summary: 'Login works',
      startProgress: 45,
      endProgress: 67,
      duration: 8.25,
    });
    expect(status('msp-2025-02-01-080000')).toMatchObject({
      status: 'completed',
      endProgress: 70,
      nextSteps: ['Refunds', 'Receipts'],
    });
    expect(status('msp-2025-02-02-090000')).toMatchObject({ status: 'crashed', recoverable: false });
    // Only the latest can still be under way.
    expect(status('msp-2025-01-20-090000')).toMatchObject({ status: 'crashed', recoverable: true });
    expect(status('msp-2025-02-03-100000')).toMatchObject({ status: 'active', endProgress: 72 });
  });

  it('with typed records', async () => {
    await importPath(host, shop);
    const { updates, decisions, entities, blockers } = await session('msp-2025-01-19-093042');
    expect(updates).toMatchObject([
      {
        progress: 55,
        tags: ['auth', 'api'],
        autoDetected: { type: 'entity', extracted: 'refresh of tokens' },
      },
      { progress: null, tags: [] },
      { description: 'Progress: 67%', progress: 67 },
    ]);
    expect(decisions).toMatchObject([
      {
        rationale: 'It forgets by itself',
        alternatives: ['Postgres', 'In memory'],
        impact: 'high',
        category: 'architecture',
        relatedEntities: ['SessionManager'],
        autoDetected: null,
      },
    ]);
    expect(entities).toMatchObject([
      { name: 'Created LoginForm', type: 'Component', autoDetected: { type: 'entity' } },
      {
        name: 'AuthController',
        type: 'class',
        path: 'src/auth.ts',
        properties: { language: 'TypeScript', methods: ['login', 'logout'] },
        autoDetected: null,
      },
    ]);
    expect(blockers).toMatchObject([
      {
        severity: 'high',
        status: 'resolved',
        resolution: 'Credentials are sent',
        resolvedAt: local('2025-01-19 16:45:00'),
      },
    ]);
    const flat = await session('msp-2025-02-01-080000');
    expect(flat.blockers).toMatchObject([
      {
        description: 'We chose Stripe, stuck on their sandbox',
        status: 'open',
        autoDetected: { type: 'blocker' },
        createdAt: local('2025-02-01 08:30:00'),
      },
      { description: 'Nobody has the API key', autoDetected: null },
    ]);
    expect(flat.updates[1]?.timestamp).toBe(local('2025-02-01 09:00:00'));
  });

  it('queries of which the session is lost, and documents of an unknown shape, are kept', async () => {
    await importPath(host, shop);
    const kept = (await starts()).find(({ sessionId }) => sessionId.includes('leftovers'));
    expect(kept?.data.imported?.document).toEqual({
      files: [
        {
          source: '.msp/archive/daily/2025-01-19.json',
          document: { date: '2025-01-19', highlights: ['Login works'], mood: 'good' },
        },
        { source: '.msp/archive/sessions/msp-2025-01-05-080000.cypher', document: 'MATCH (n) RETURN n' },
      ],
    });
    expect((await session('msp-2025-01-19-093042')).notes).toEqual([]);
  });
});

it('the whole of every document is kept', async () => {
  await importPath(host, home);
  await importPath(host, shop);
  const documents = (await starts()).map(({ data }) => data.imported!);
  for (const folder of [join(home, '.msp-lite'), join(shop, '.msp')]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/(archive|sessions|state|errors)\/[^/]*msp[^/]*\.json$|current-session\.json$/.test(name))
        continue;
      const document = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const found = documents.find(({ source }) => source === `${basename(folder)}/${name}`);
      expect(found?.document, name).toEqual(document);
    }
  }
});
