/** Entries for tests. */
import type { RegistryEntry } from '../entry.js';

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;

/** An entry in which nothing is wrong: a plugin of somebody else. */
export const boards: RegistryEntry = {
  id: 'boards',
  package: 'msp-plugin-boards',
  title: 'Boards',
  summary: 'Decisions and blockers as cards of a board',
  category: 'tasks',
  capabilities: ['check', 'hooks', 'recall'],
  hooks: ['decision-made'],
  hosts: ['api.boards.dev', '*.boards.dev'],
  addresses: ['server.url'],
  folders: [],
  secrets: ['apiKey'],
  variables: ['BOARDS_KEY'],
  contract: 1,
  protocol: '^1.1.0',
  homepage: 'https://boards.dev/msp',
  author: { name: 'Ada', url: 'https://ada.dev' },
  verified: false,
  maturity: 'beta',
  certification: {
    ...{ version: '1.2.0', date: '2026-11-21', passed: 30, skipped: 2, failed: 0 as const },
    ...{ kit: '@msp/testing@0.2.0', integrity: INTEGRITY },
  },
};

/** A plugin of this project. */
export const linear: RegistryEntry = {
  ...boards,
  ...{ id: 'linear', package: '@msp/plugin-linear', title: 'Linear', verified: true },
  ...{ summary: 'Issues and comments', hosts: ['api.linear.app'], homepage: 'https://linear.app' },
};

/** The same plugin under another id. */
export const called = (id: string, more: Partial<RegistryEntry> = {}): RegistryEntry => ({
  ...boards,
  ...{ id, package: `msp-plugin-${id}`, title: id, ...more },
});
