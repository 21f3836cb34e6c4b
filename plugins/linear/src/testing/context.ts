/** What the tests hand to the pure parts. */
import type { HookContext, Session } from '@msp/protocol';
import { createSamples } from '@msp/testing';
import type { Secret } from '../contract.js';
import { type Settings, settings } from '../settings.js';

/** As much as the tests need. */
interface Given extends HookContext<Settings, Secret> {}

export const TEAM = '11111111-1111-4111-8111-111111111111';
export const PROJECT = '22222222-2222-4222-8222-222222222222';
export const DONE = '33333333-3333-4333-8333-333333333333';
export const ISSUE = '44444444-4444-4444-8444-444444444444';

/** Settings as a person might have them, complete. */
export const SETTINGS: Settings = settings.parse({ teamId: TEAM, teamKeys: ['WEB'] });

/** What a test wants otherwise. */
export interface Wishes {
  readonly settings?: Partial<Settings>;
  readonly session?: Partial<Session>;
  readonly refers?: HookContext['refers'];
}

/** What the pure parts are given by MSP; keys, links and secrets of it can be told apart in a query. */
export function contextOf({ settings: wanted = {}, session = {}, refers = null }: Wishes = {}): Given {
  const head = createSamples().head({
    id: 'msp-1',
    branch: 'ada/web-12-login',
    goal: 'Tokens rotate',
    ...session,
  });
  const lists = { updates: [], decisions: [], entities: [], blockers: [], notes: [] };
  return {
    name: 'linear',
    settings: { ...SETTINGS, ...wanted },
    session: head,
    records: () => ({ ...head, ...lists, ...session }) as Session,
    ...{ refers, number: null },
    uuid: (key) => `uuid of ${key}`,
    link: ($link, part) => (part ? { $link, part } : { $link }),
    secret: ($secret) => ({ $secret }),
  };
}
