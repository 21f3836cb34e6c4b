/** Finds the secrets of a plugin. */
import type { Environment } from '@msp/core';
import type { Manifest } from '@msp/protocol';
import type { KeptSecret, SecretStore } from './secret-store.js';

/** What to look for, and where. */
export interface SecretRequest {
  /** The plugin's name in the configuration. */
  readonly name: string;
  readonly manifest: Pick<Manifest, 'secrets'>;
  readonly env: Environment;
  readonly keep: Pick<SecretStore, 'all'>;
}

/** Where a secret came from. */
export type SecretSource =
  | { readonly from: 'environment'; readonly variable: string }
  | { readonly from: 'keychain' | 'file'; readonly scope: string };

/** A secret that the plugin cannot do without, and that is nowhere. */
export interface MissingSecret {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** The variables that would give it, best first. */
  readonly env: readonly string[];
  /** Why, where it should be there. */
  readonly problem?: string;
}

/** What was found. `sources` may be shown; `secrets` never. */
export interface ResolvedSecrets {
  readonly secrets: Readonly<Record<string, string>>;
  readonly missing: readonly MissingSecret[];
  readonly sources: Readonly<Record<string, SecretSource>>;
}

/**
 * The variable of a secret: its plugin's name and its own in capitals, words apart. Pure.
 *
 * @example secretVariable('my-linear', 'apiKey') // 'MSP_MY_LINEAR_API_KEY'
 */
export function secretVariable(plugin: string, secret: string): string {
  const words = secret.replace(/[A-Z]/g, '_$&');
  return `MSP_${plugin.replaceAll('-', '_')}_${words}`.toUpperCase();
}

/**
 * Looks for each secret of a manifest: in its own variable, in those that the manifest names, then where secrets are kept. That place
 * is not touched where the environment gives everything.
 *
 * @throws `MSP003` where the file of secrets cannot be used
 * @example const { secrets, missing } = await resolveSecrets({ name: 'linear', manifest, env: process.env, keep: store });
 */
export async function resolveSecrets(request: SecretRequest): Promise<ResolvedSecrets> {
  const { name, manifest, env, keep } = request;
  const described = Object.entries(manifest.secrets ?? {}).map(([secret, description]) => {
    const variables = [secretVariable(name, secret), ...description.env];
    return { secret, ...description, env: variables, variable: variables.find((each) => env[each]?.trim()) };
  });
  const kept = described.some(({ variable }) => !variable)
    ? await keep.all(name)
    : new Map<string, KeptSecret>();
  const secrets: [string, string][] = [];
  const sources: [string, SecretSource][] = [];
  const missing: MissingSecret[] = [];
  for (const { secret, label, help, env: variables, variable, optional } of described) {
    const found = kept.get(secret);
    const given = variable && env[variable]?.trim();
    if (variable && given) {
      secrets.push([secret, given]);
      sources.push([secret, { from: 'environment', variable }]);
    } else if (found?.value) {
      secrets.push([secret, found.value]);
      sources.push([secret, { from: found.kept, scope: found.scope }]);
    } else if (!optional) {
      const problem = found && { problem: 'the keychain does not give it now' };
      missing.push({ name: secret, label, help, env: variables, ...problem });
    }
  }
  return { secrets: Object.fromEntries(secrets), missing, sources: Object.fromEntries(sources) };
}
