/** `msp add` of a package that has to be installed first. */
import { describe, expect, it } from 'vitest';
import { packedPlugin } from '../testing/packed.js';
import { type PluginShop, pluginShop, SECOND } from '../testing/plugin-shop.js';
import { type Dialogue, hasScript, terminal } from '../testing/terminal.js';

const add = (shop: PluginShop, ...dialogue: Dialogue) =>
  terminal(shop.shop, ['add', 'msp-plugin-crm'], dialogue, shop.env);
const installQuestion = /no\/yes \[no\]: /;
const WITH_KEY = {
  manifest: { secrets: { apiKey: { label: 'API key', help: 'Settings, then API', env: [] } } },
};
const CTRL_C = '\u0003';

describe.skipIf(!hasScript)('a package (skipped where util-linux has no `script`)', () => {
  it.each(['\r', CTRL_C])('is not installed where the answer is %j', async (answer) => {
    const shop = await pluginShop(packedPlugin(WITH_KEY));
    const { code, output } = await add(shop, [installQuestion, answer]);
    expect([code, output.match(/Nothing was changed\./g)]).toEqual([130, ['Nothing was changed.']]);
    expect([shop.config, shop.installed('msp-plugin-crm'), shop.leftOvers]).toEqual([null, null, []]);
  });

  it('is taken out again where the person leaves at the first question, and others stay', async () => {
    const shop = await pluginShop(packedPlugin(WITH_KEY), packedPlugin(SECOND));
    await shop.add('msp-plugin-second');
    const { config } = shop;
    const { code, output } = await add(shop, [installQuestion, 'yes\r'], [/nothing is shown/, CTRL_C]);
    expect([code, output]).toEqual([130, expect.stringContaining('Nothing was changed.')]);
    expect([shop.config, shop.installed('msp-plugin-crm'), shop.installed('msp-plugin-second')]).toEqual([
      config,
      null,
      '1.0.0',
    ]);
  });
});

it('without a terminal it asks for --yes, and takes the package out again where something is missing', async () => {
  const shop = await pluginShop(packedPlugin(WITH_KEY));
  expect(await shop.refused('add', 'msp-plugin-crm')).toMatchObject({
    exit: 64,
    hint: 'Allow it: msp add msp-plugin-crm --yes',
  });
  expect(await shop.refused('add', 'msp-plugin-crm', '--yes')).toMatchObject({ exit: 64, code: 'MSP017' });
  expect([shop.config, shop.installed('msp-plugin-crm')]).toEqual([null, null]);
});
