/** What the tests hand to the pure parts. */
import type { HookContext, Session } from '@msp/protocol';
import { createSamples } from '@msp/testing';
import type { Secret } from '../contract.js';
import type { Settings } from '../settings.js';

/** As much as the tests need. */
export interface Given extends HookContext<Settings, Secret> {}

/** Settings as a person might have them, complete. */
export const SETTINGS: Settings = {
  via: 'bot',
  channel: 'C0MSPTEST1',
  thread: ['updates', 'decisions', 'blockers', 'notes', 'entities', 'end'],
  broadcast: false,
};

const head = createSamples().head({ id: 'msp-1', goal: 'Tokens rotate' });

/** A session with nothing in it but what is given. */
export const sessionOf = (given: Partial<Session> = {}): Session => ({
  ...{ ...head, updates: [], decisions: [], entities: [], blockers: [], notes: [] },
  ...given,
});

/** What the pure parts are given by MSP; keys, links and secrets of it can be told apart in a query. */
export const contextOf = (settings: Partial<Settings> = {}, session: Partial<Session> = {}): Given =>
  ({
    name: 'slack',
    settings: { ...SETTINGS, ...settings },
    session: { ...head, ...session },
    records: () => sessionOf(session),
    refers: null,
    number: null,
    uuid: (key) => `uuid-of-${key.replaceAll(/\s/g, '_')}`,
    link: ($link) => ({ $link }),
    secret: ($secret, before = '') => ({ $secret, before }),
  }) as Given;

export const context = contextOf();
