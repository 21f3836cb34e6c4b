/** Everything that is sent, and everything that the stand-in answers, against GitHub's own description of its API. */
import { expect, it } from 'vitest';
import { rehearse } from '../../../tools/contracts/ask.ts';
import { checked } from '../../../tools/contracts/checked.ts';
import { describeWithContracts } from '../../../tools/contracts/folder.ts';
import { GITHUB } from '../../../tools/contracts/services.ts';
import plugin from './index.js';
import { EVERYTHING } from './testing/context.js';
import { contract, outside } from './testing/official.js';
import { requests } from './testing/requests.js';
import { service } from './testing/service.js';

describeWithContracts('what GitHub describes', [GITHUB], () => {
  it.each([
    ['issues, decisions, a workflow', EVERYTHING],
    ['the pull request of the branch', { ...EVERYTHING, comment: 'pull-request', assigned: true }],
    ['the issue that the branch names', { repositories: ['ada/webshop'] }],
    [
      'discussions',
      { ...EVERYTHING, decisions: 'discussion', discussions: { repositoryId: 'R_10', categoryId: 'DIC_1' } },
    ],
  ])('is what we send, and what the stand-in answers: %s', async (_, settings) => {
    const stand = checked(service(), contract, { outside });
    const branch = settings.repositories.length === 1 && !('issue' in settings) ? '7-rotate' : 'tokens';
    const { problems } = await rehearse(plugin, {
      ...{ service: stand, settings, requests, story: { branch }, eachStep: true },
      requests: 'dispatch' in settings ? requests : { ...requests, dispatch: [requests.dispatch[1]] },
    });
    expect([...problems, ...stand.violations()]).toEqual([]);
    expect(stand.covered()).toEqual(
      expect.arrayContaining([expect.stringContaining('issues/create-comment')]),
    );
  });
});
