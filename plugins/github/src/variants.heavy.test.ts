/** The certification with other settings: what comments go to, what decisions become, how many repositories there are. */
import { examine } from '@msp/testing';
import { expect, it } from 'vitest';
import plugin from './index.js';
import { EVERYTHING } from './testing/context.js';
import { official } from './testing/official.js';
import { requests } from './testing/requests.js';
import { service } from './testing/service.js';
import { requests as webhook } from './testing/webhook.js';

it.each([
  [
    'decisions as discussions',
    { ...EVERYTHING, decisions: 'discussion', discussions: { repositoryId: 'R_10', categoryId: 'DIC_1' } },
  ],
  ['the pull request of the branch', { ...EVERYTHING, comment: 'pull-request' }],
  [
    'several repositories, what is assigned',
    { ...EVERYTHING, repositories: ['ada/webshop', 'ada/notes'], assigned: true },
  ],
  ['the fewest settings', { repositories: ['ada/webshop'] }],
])('%s', async (_, settings) => {
  const given = 'dispatch' in settings ? requests : { ...requests, dispatch: [requests.dispatch[1]] };
  const findings = await examine(plugin, {
    settings,
    requests: given,
    webhook,
    service: () => official(service()),
  });
  const failed = findings.filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ check, detail }) => `${check}: ${detail}`)).toEqual([]);
});
