/** What the tests hand to the pure parts. */

import { createSamples } from '@msp/testing';
import type { InFeed, InHook } from '../contract.js';
import type { Settings } from '../settings.js';
import { settings } from '../settings.js';

/** Settings as a person might have them, with what they leave out. */
export const settingsWith = (given: Partial<Settings> = {}): Settings =>
  settings.parse({ repositories: ['ada/webshop'], ...given });

/** Everything that can be written. */
export const EVERYTHING = {
  repositories: ['ada/webshop'],
  events: ['update-recorded', 'blocker-raised', 'blocker-resolved', 'session-ended'],
  issue: 7,
  decisions: 'issue',
  dispatch: { workflow: 'notes.yml', ref: 'main', inputs: { reason: 'the end' }, keyInput: 'key' },
};

const pure = {
  name: 'github',
  uuid: (key: string) => `uuid of ${key}`,
  link: ($link: string) => ({ $link }),
  secret: ($secret: string) => ({ $secret }),
};

/** What a hook is given by MSP; links and secrets of it can be told apart in a query. */
export function hookContext(given: Partial<InHook> = {}): InHook {
  return {
    ...pure,
    settings: settingsWith(),
    session: createSamples().head({ id: 'msp-1', goal: 'Tokens rotate', branch: 'main' }),
    refers: null,
    number: 12,
    records() {
      return { ...this.session, updates: [], decisions: [], entities: [], blockers: [], notes: [] };
    },
    ...given,
  } as InHook;
}

/** What a feed is given by MSP. */
export const feedContext = (given: Partial<InFeed> = {}): InFeed => ({
  ...pure,
  ...{ settings: settingsWith(), project: 'webshop', branch: 'tokens', branches: ['tokens'] },
  ...{ since: '2026-11-14T00:00:00.000Z', now: '2026-11-21T10:00:00.000Z' },
  ...given,
});
