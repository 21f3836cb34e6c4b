import { readFile } from 'node:fs/promises';
import { settingKeys, settingsDocument } from '@msp/core';
import type { Check } from '../check.js';
import { messageOf, skipped, verdictOn } from '../finding.js';

/** The README: a person finds every secret and every setting in it. */
export const readme: Check = {
  name: 'readme',
  title: 'The README names every secret and every setting',
  async run({ plugin, options }) {
    if (options.readme === undefined) return skipped('give the option readme: the path of README.md');
    let text: string;
    try {
      text = await textOf(options.readme);
    } catch (error) {
      return verdictOn([`the README cannot be read: ${messageOf(error)}`]);
    }
    const secrets = Object.entries(plugin.manifest.secrets ?? {}).filter(
      ([, { label, env }]) => ![label, ...env].some((word) => text.includes(word)),
    );
    const keys = settingKeys(settingsDocument(plugin)).filter((key) => !text.includes(key));
    return verdictOn([
      ...secrets.map(
        ([name, { label, env }]) => `the secret ${name} is not named: "${label}" or ${env.join(' or ')}`,
      ),
      ...keys.map((key) => `the setting ${key} is not named`),
    ]);
  },
};

async function textOf(source: string | URL): Promise<string> {
  return typeof source === 'string' && source.includes('\n') ? source : readFile(source, 'utf8');
}
