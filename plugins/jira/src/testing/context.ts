/** What the tests hand to the pure parts. */
import type { RequestContext } from '@msp/protocol';
import { createSamples } from '@msp/testing';
import type { Hooking, Secret } from '../contract.js';
import { type Settings, settings as schema } from '../settings.js';
import { EMAIL } from './jira.js';

/** Settings as a person might write them, complete. */
export const CLOUD = {
  ...{ url: 'https://acme.atlassian.net', email: EMAIL, projects: ['WEB'], issue: 'WEB-1' },
  comments: ['updates', 'decisions', 'blockers', 'session'],
  ...{ startTransition: 'In Progress', endTransition: 'Done', worklog: true },
};
export const SERVER = { ...CLOUD, url: 'https://tools.acme.com/jira', email: undefined, kind: 'server' };

/** Settings as the plugin's parts get them. */
export const settingsOf = (given: object): Settings => schema.parse(JSON.parse(JSON.stringify(given)));

/** What the pure parts are given by MSP; keys, links and secrets of it can be told apart in a query. */
export const contextWith = (
  given: object,
  session = createSamples().head({ id: 'msp-1', goal: 'Tokens rotate' }),
) =>
  ({
    ...{ name: 'jira', settings: settingsOf(given), session, refers: null, number: 3 },
    uuid: (key: string) => `uuid of ${key}`,
    link: ($link: string) => ({ $link }),
    secret: ($secret: Secret, before?: string | { basic: string }) => ({
      $secret,
      ...(typeof before === 'string' ? { before } : before),
    }),
  }) as unknown as Hooking;

/** The same for actions and questions. */
export const requestingWith = (given: object, more: Partial<RequestContext> = {}) =>
  ({
    ...contextWith(given),
    ...{ request: 'request-7', time: '2026-11-21T10:00:00.000Z', project: 'webshop', session: null },
    ...more,
  }) as unknown as RequestContext<Settings, Secret>;
