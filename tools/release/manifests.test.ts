import { expect, it } from 'vitest';
import { fromOrigin, workflowOrigin } from './manifests.ts';

const core = {
  folder: 'packages/core',
  manifest: { name: 'core', version: '1.0.0', publishConfig: { access: 'public', provenance: true } },
};
const origin = { server: 'https://github.com', repository: 'ada/msp' };

it('a package says which folder of which repository it comes from', () => {
  expect(fromOrigin(core, origin).manifest).toEqual({
    ...core.manifest,
    repository: {
      type: 'git',
      url: 'git+https://github.com/ada/msp.git',
      directory: 'packages/core',
    },
  });
  expect(fromOrigin(fromOrigin(core, origin), origin)).toEqual(fromOrigin(core, origin));
});

it('without an origin npm is told not to prove one', () => {
  expect(fromOrigin(core, null).manifest.publishConfig).toEqual({ access: 'public', provenance: false });
});

it('the origin is the repository of the running workflow', () => {
  expect(workflowOrigin({ GITHUB_REPOSITORY: 'ada/msp' })).toEqual(origin);
  expect(workflowOrigin({ GITHUB_REPOSITORY: 'ada/msp', GITHUB_SERVER_URL: 'https://git.example' })).toEqual({
    ...origin,
    server: 'https://git.example',
  });
  expect(workflowOrigin({})).toBeUndefined();
});
