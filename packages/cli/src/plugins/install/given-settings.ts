/** Settings that are given on the command line: `--set vault=~/Notes`. Pure. */
import { type Manifest, MspError } from '@msp/protocol';
import { quoted } from '../../arguments/quoted.js';
import { secretInConfiguration } from '../secret-in-configuration.js';

/** A key within the plugin's entry, and its value as it was typed. */
export type GivenSetting = readonly [key: string, value: string];

/**
 * Takes them apart.
 *
 * @throws an `MspError` `MSP009` where one has no key, or would change what `add` itself sets
 * @example givenSettings(['vault=~/Notes']) // [['vault', '~/Notes']]
 */
export function givenSettings(words: readonly string[]): GivenSetting[] {
  return words.map((word) => {
    const at = word.indexOf('=');
    const key = word.slice(0, Math.max(0, at)).trim();
    if (!/^[A-Za-z][\w-]*(\.[\w-]+)*$/.test(key) || /(^|\.)__proto__(\.|$)/.test(key)) throw noKey(word, at);
    if (key === 'use')
      throw new MspError('MSP009', {
        message: '`use` is what is added, and is set by itself.',
        hint: 'Settings of a plugin: msp plugin info <id>',
      });
    return [key, word.slice(at + 1)];
  });
}

/** What stands behind the sign may be a secret: it is not repeated. */
const noKey = (word: string, at: number): MspError =>
  new MspError('MSP009', {
    message:
      at < 0
        ? '--set takes a setting, the sign =, and its value.'
        : `${quoted(word.slice(0, at))} is no setting.`,
    hint: 'Write it so: --set vault=~/Notes',
  });

/** @throws an `MspError` `MSP009` where one of them is a secret: a configuration file is no place for it */
export function assertNoSecret(
  settings: readonly GivenSetting[],
  manifest: Manifest | null,
  name: string,
): void {
  const secret = settings.find(([key]) => Object.hasOwn(manifest?.secrets ?? {}, key.split('.')[0] ?? ''));
  if (!secret) return;
  const key = `${name}.${secret[0]}`;
  const hint = `Add the plugin without it. Then: msp secret set ${key}`;
  throw secretInConfiguration(key, 'Nothing was changed', hint);
}
