/** The certification with other settings: where comments go to what is looked for first. */
import { examine } from '@msp/testing';
import { expect, it } from 'vitest';
import plugin from './index.js';
import { EVERYTHING } from './testing/context.js';
import { requests } from './testing/requests.js';
import { service } from './testing/service.js';
import { requests as webhook } from './testing/webhook.js';

/** These take an operation for a single request; what they ask is asked in replaced.heavy.test.ts. */
const SINGLE = ['probe-finds', 'send-again'];

it.each([
  ['decisions as issues', EVERYTHING],
  ['the pull request of the branch', { ...EVERYTHING, comment: 'pull-request' }],
  [
    'several repositories, what is assigned',
    { ...EVERYTHING, repositories: ['ada/webshop', 'ada/notes'], assigned: true },
  ],
  ['the fewest settings', { repositories: ['ada/webshop'] }],
])('%s', async (_, settings) => {
  const given = 'dispatch' in settings ? requests : { ...requests, dispatch: [requests.dispatch[1]] };
  const findings = await examine(plugin, { settings, requests: given, webhook, service });
  const failed = findings.filter(({ check, outcome }) => outcome === 'failed' && !SINGLE.includes(check));
  expect(failed.map(({ check, detail }) => `${check}: ${detail}`)).toEqual([]);
});
