/** A host for tests: a real store in a temporary folder, and a clock that a test can tell. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '@msp/core';
import { openSqliteStore } from '@msp/store-sqlite';
import { onTestFinished } from 'vitest';

/** Opened for one test, on a branch. */
export async function openHost(branch: string): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'msp-jira-'));
  const store = await openSqliteStore({ path: join(folder, 'msp.db') });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const detector = { enabled: false, keywords: null };
  let time = Date.parse('2026-11-21T09:00:00.000Z');
  let seed = 1;
  return {
    ...{ store, project: 'shop', selected: null, stateDirectory: folder },
    identity: { user: 'ada', host: 'engine', worktree: '.', branch },
    config: {
      ...{ project: 'shop', user: { name: 'ada', email: null }, plugins: [], registries: [] },
      features: { sessionTimeout: 24, sessionWarning: 8, autoClipboard: false },
      detection: { decisions: detector, entities: detector, blockers: detector },
      context: { days: 7, budget: 4000 },
      delivery: { background: false, idle: 30, wait: 10 },
      git: { commitType: 'feat' },
    },
    now() {
      time += 60_000;
      return new Date(time);
    },
    random: (count) =>
      Uint8Array.from({ length: count }, () => {
        seed = (seed * 16_807) % 2_147_483_647;
        return seed & 255;
      }),
  };
}
