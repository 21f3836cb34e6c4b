/** A host for tests: a real store in a temporary folder, a clock that the test moves, randomness that repeats. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@msp/store-sqlite';
import { onTestFinished } from 'vitest';
import type { Host, Identity } from '../host.js';

/** What a test may change while it runs. */
export interface TestHost extends Host {
  identity: Identity;
  selected: string | null;
  project: string;
  /** Moves the clock by so many hours; backwards where negative. */
  pass(hours: number): void;
}

const MILLISECONDS_PER_HOUR = 3_600_000;

/** Opens a host, and removes it when the test is over. */
export async function testHost(): Promise<TestHost> {
  const folder = mkdtempSync(join(tmpdir(), 'msp-core-'));
  const store = await openSqliteStore({ path: join(folder, 'msp.db') });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const detector = { enabled: true, keywords: null };
  let time = Date.parse('2026-11-21T09:00:00.000Z');
  let seed = 1;
  return {
    store,
    config: {
      project: 'shop',
      user: { name: 'ada', email: null },
      features: { sessionTimeout: 24, sessionWarning: 8, autoClipboard: false },
      detection: { decisions: detector, entities: detector, blockers: detector },
      context: { days: 7, budget: 4000 },
      plugins: [],
      delivery: { background: false, idle: 30, wait: 10 },
      registries: [],
      git: { commitType: 'feat' },
    },
    identity: { user: 'ada', host: 'engine', worktree: '.', branch: 'main' },
    project: 'shop',
    selected: null,
    stateDirectory: folder,
    now() {
      time += 1000;
      return new Date(time);
    },
    random(count) {
      return Uint8Array.from({ length: count }, () => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return seed >>> 24;
      });
    },
    pass(hours) {
      time += hours * MILLISECONDS_PER_HOUR;
    },
  };
}

/** The code of the error that a promise ends with; `null` where it ends well. */
export async function codeOf(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: { code?: string }) => error.code ?? String(error),
  );
}
