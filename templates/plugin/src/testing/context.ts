/** What the tests hand to the pure parts. */
import type { HookContext, TasksContext } from '@msp/protocol';
import { createSamples } from '@msp/testing';
import type { Secret } from '../contract.js';
import type { Settings } from '../settings.js';

export const SETTINGS: Settings = { space: 'team' };

export const context = {
  settings: SETTINGS,
  session: createSamples().head({ id: 'msp-1', goal: 'Tokens rotate' }),
  timeZone: 'Europe/London',
  uuid: (key) => `uuid of ${key}`,
  link: ($link) => ({ $link }),
  secret: ($secret, before = '') => ({ $secret, before }),
} as Partial<HookContext<Settings, Secret> & TasksContext<Settings, Secret>> as HookContext<
  Settings,
  Secret
> &
  TasksContext<Settings, Secret>;
