/** A host for measuring in process: a real store, the real clock. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '@msp/core';
import { openSqliteStore } from '@msp/store-sqlite';

export async function benchHost(folder: string): Promise<Host> {
  const detector = { enabled: true, keywords: null };
  return {
    store: await openSqliteStore({ path: join(folder, '.msp', 'msp.db') }),
    config: {
      project: 'bench',
      user: { name: 'bench', email: null },
      features: { sessionTimeout: 24, sessionWarning: 8, autoClipboard: false },
      detection: { decisions: detector, entities: detector, blockers: detector },
      context: { days: 7, budget: 4000 },
      plugins: [],
      delivery: { background: false, idle: 30, wait: 0 },
      registries: [],
      git: { commitType: 'feat' },
    },
    identity: { user: 'bench', host: 'bench', worktree: '.', branch: null },
    project: 'bench',
    selected: null,
    stateDirectory: join(folder, '.msp'),
    now: () => new Date(),
    random: (count) => randomBytes(count),
  };
}
