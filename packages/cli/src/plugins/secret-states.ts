/** Which secrets a plugin asks for, and where each was found. Never a value. */
import type { DisabledPlugin, LoadedPlugin } from '@msp/core';
import { resolveSecrets, type SecretSource, type SecretStore, secretVariable } from '@msp/delivery';
import type { Environment } from '../shell.js';

/** A secret that a plugin asks for, as `--json` prints it. */
export interface SecretState {
  /** @example 'linear.apiKey' */
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly env: string[];
  readonly optional: boolean;
  /** The name of a variable, `keychain` or `file`; null where it is missing. */
  readonly source: string | null;
}

/** Those of one plugin, in the order of its manifest. None where it cannot be loaded. */
export async function secretStates(
  { name, plugin }: Pick<LoadedPlugin | DisabledPlugin, 'name' | 'plugin'>,
  keep: SecretStore,
  env: Environment,
): Promise<SecretState[]> {
  const asked = Object.entries(plugin?.manifest.secrets ?? {});
  if (!plugin || asked.length === 0) return [];
  const { sources } = await resolveSecrets({ name, manifest: plugin.manifest, env, keep });
  return asked.map(([secret, { label, help, env: variables, optional = false }]) => ({
    name: `${name}.${secret}`,
    ...{ label, help, optional },
    env: [...new Set([secretVariable(name, secret), ...variables])],
    source: sourceName(sources[secret]),
  }));
}

function sourceName(source: SecretSource | undefined): string | null {
  if (!source) return null;
  return source.from === 'environment' ? source.variable : source.from;
}
