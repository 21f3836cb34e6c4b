import { cardOf, definePlugin } from '@msp/protocol';
import { expect, it } from 'vitest';
import { connected, Workshop } from '../testing/tool.js';

/** A plugin as npm installs it, with a secret. */
function installed(): Workshop {
  const workshop = new Workshop();
  const manifest = {
    ...{ id: 'vault', name: 'Vault', summary: 'Keeps things', hosts: ['api.example.com'] },
    secrets: { token: { label: 'Token', help: 'Ask Grace', env: [] } },
  };
  const folder = '.msp/plugins/node_modules/msp-plugin-vault';
  workshop.write(
    `${folder}/package.json`,
    JSON.stringify({
      ...{ name: 'msp-plugin-vault', version: '1.0.0', type: 'module' },
      exports: { '.': './index.js', './plugin.json': './plugin.json' },
    }),
  );
  workshop.write(`${folder}/index.js`, `export default ${JSON.stringify({ contract: 1, manifest })};`);
  workshop.write(`${folder}/plugin.json`, JSON.stringify(cardOf(definePlugin({ contract: 1, manifest }))));
  return workshop;
}

it.each([
  ['', []],
  ['in the own file of the user', ['--user']],
])('a secret is not taken for a setting %s', async (_, options) => {
  const workshop = installed();
  await workshop.msp('config', 'set', 'plugins.vault.enabled', 'true');
  const words = ['config', 'set', 'plugins.vault.token', 'zq8-Kw/3mNvX', ...options];
  expect(await workshop.refused(...words)).toMatchObject({
    ...{ code: 'MSP009', exit: 64 },
    hint: 'Keep it where only you can read it: msp secret set vault.token',
  });
  expect((await workshop.msp('config', 'show', '--json')).stdout).not.toContain('zq8-Kw');
});

it('config test names plugins that cannot work with their settings', async () => {
  const { workshop } = await connected();
  const good = await workshop.msp('config', 'test');
  expect([good.code, good.stdout]).toEqual([0, expect.stringContaining('✓ plugins.tracker')]);
  await workshop.msp('config', 'set', 'plugins.tracker.size', 'many');
  const { code, stdout } = await workshop.msp('config', 'test', '--json');
  const { valid, files } = JSON.parse(stdout);
  expect([code, valid]).toEqual([3, false]);
  expect(files.at(-1)).toMatchObject({
    file: 'plugins.tracker',
    problems: [{ key: 'plugins.tracker', message: expect.stringMatching(/size/) }],
  });
});
