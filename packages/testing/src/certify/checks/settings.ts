import { settingKeys, settingsDocument } from '@msp/core';
import type { Check } from '../check.js';
import { skipped, verdictOn } from '../finding.js';

/** Names of settings that hold what must not stand in a configuration. */
const SECRET_NAME = /(password|passphrase|secret|token|api_?key|private_?key)$/i;

/** The settings: the sample is taken, and what is not known is refused. */
export const settings: Check = {
  name: 'settings',
  title: 'The sample settings are taken, unknown ones are refused, and none of them is a secret',
  run({ plugin, settings: { problem }, options }) {
    const { settings: schema, manifest } = plugin;
    if (!schema && problem === null) return skipped('the plugin has no settings');
    const problems: string[] = [];
    if (problem !== null) problems.push(`the sample settings are refused: ${problem}`);
    if (!schema) return verdictOn(problems);
    const wild = schema.safeParse({ ...options.settings, 'certification-unknown': 1 });
    if (problem === null && wild.success)
      problems.push(
        'a setting that does not exist is taken: use z.strictObject, so that a typing error is noticed',
      );
    const keys = settingKeys(settingsDocument(plugin));
    for (const key of keys)
      if (SECRET_NAME.test(key))
        problems.push(`the setting "${key}" is a secret: name it in manifest.secrets`);
    const named = [
      ...(manifest.addresses ?? []),
      ...(manifest.folders ?? []),
      ...Object.keys(manifest.environment ?? {}),
    ];
    for (const name of named)
      if (keys.length > 0 && !keys.some((key) => key === name || key.startsWith(`${name}.`)))
        problems.push(`the manifest names the setting "${name}", and there is none`);
    return verdictOn(problems);
  },
};
