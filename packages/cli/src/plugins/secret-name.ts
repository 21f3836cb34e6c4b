import { MspError, PluginId } from '@msp/protocol';

/** A secret as a person names it. */
export interface SecretWord {
  readonly plugin: string;
  readonly secret: string;
}

/**
 * @example secretWord('linear.apiKey') // { plugin: 'linear', secret: 'apiKey' }
 * @throws an `MspError` `MSP009` where it has another shape
 */
export function secretWord(word: string): SecretWord {
  const [, plugin = '', secret = ''] = /^([^.]*)\.([a-z][A-Za-z0-9]{0,39})$/.exec(word) ?? [];
  if (PluginId.safeParse(plugin).success) return { plugin, secret };
  // Somebody may have put the value in its place: it is not repeated.
  throw new MspError('MSP009', {
    message: 'A secret is named by its plugin, a dot, and its own name.',
    hint: 'For example: msp secret set linear.apiKey. Those there are: msp secret list',
  });
}
