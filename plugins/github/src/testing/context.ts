/** What the tests hand to the pure parts. */
import type { HookContext } from '@msp/protocol';
import { createSamples } from '@msp/testing';
import type { Secret } from '../contract.js';
import type { Settings } from '../settings.js';

/** As much as the tests need. */
interface Given extends HookContext<Settings, Secret> {}

/** Settings as a person might have them, complete. */
export const SETTINGS: Settings = { space: 'team' };

/** What the pure parts are given by MSP; keys, links and secrets of it can be told apart in a query. */
export const context = {
  settings: SETTINGS,
  session: createSamples().head({ id: 'msp-1', goal: 'Tokens rotate' }),
  uuid: (key) => `uuid of ${key}`,
  link: ($link) => ({ $link }),
  secret: ($secret, before = '') => ({ $secret, before }),
} as Partial<Given> as Given;
