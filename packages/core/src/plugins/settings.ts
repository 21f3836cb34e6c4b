/** A plugin's own settings: from the configuration and the environment, through the plugin's schema. */
import type { Json, Plugin, PluginConfig } from '@msp/protocol';
import * as z from 'zod/mini';
import type { Environment } from '../config/index.js';
import { variablePart } from '../config/plugins.js';
import { flatten, isPlain, type Plain, unflatten } from '../config/settings.js';

/** Settings that the schema took, or why it took none. */
export type SettingsResult =
  | { readonly settings: unknown; readonly problem: null }
  | { readonly problem: string; readonly hint: string };

/** The variable that sets a plugin's setting. @example settingVariable('neo4j', 'uri') // 'MSP_NEO4J_URI' */
export const settingVariable = (name: string, key: string): string =>
  `MSP_${variablePart(name)}_${key.replaceAll('.', '_').replace(/[A-Z]/g, '_$&').toUpperCase()}`;

/** The schema of a plugin's settings as JSON Schema; null where there is none, or it cannot be written so. */
export function settingsDocument({ settings }: Pick<Plugin, 'settings'>): SettingsDocument | null {
  if (!settings) return null;
  try {
    return z.toJSONSchema(settings as unknown as z.ZodMiniType, {
      io: 'input',
      unrepresentable: 'any',
    }) as SettingsDocument;
  } catch {
    return null;
  }
}

/** The part of JSON Schema that tables of settings are made of. */
export interface SettingsDocument {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: Json;
  readonly enum?: readonly Json[];
  readonly properties?: Readonly<Record<string, SettingsDocument>>;
  readonly required?: readonly string[];
  readonly items?: SettingsDocument;
}

/** Every setting by its dotted key. @example settingKeys(document) // ['vault', 'folders.daily'] */
export function settingKeys(document: SettingsDocument | null, before = ''): string[] {
  return Object.entries(document?.properties ?? {}).flatMap(([name, inner]) =>
    inner.properties ? settingKeys(inner, `${before}${name}.`) : [before + name],
  );
}

/**
 * The settings of a configured plugin. `MSP_<NAME>_<SETTING>` counts more than the tool's own variables, those more than
 * the configuration.
 */
export function readSettings(plugin: Plugin, entry: PluginConfig, env: Environment): SettingsResult {
  const { name } = entry;
  const secret = Object.keys(plugin.manifest.secrets ?? {}).find((each) =>
    Object.hasOwn(entry.settings, each),
  );
  if (secret !== undefined)
    return {
      problem: `plugins.${name}.${secret} is a secret and stands in the configuration`,
      hint: `Take it out (msp config unset plugins.${name}.${secret}), and keep it safely: msp secret set ${name}.${secret}`,
    };
  const given = withEnvironment(plugin, entry, env);
  if (!plugin.settings) {
    const unknown = Object.keys(given)[0];
    return unknown === undefined
      ? { settings: {}, problem: null }
      : { problem: `there is no setting plugins.${name}.${unknown}`, hint: configHint(name, unknown) };
  }
  return parsed(plugin.settings, given, name);
}

function withEnvironment(
  { manifest, settings }: Plugin,
  { name, settings: written }: PluginConfig,
  env: Environment,
) {
  const values = new Map<string, unknown>(flatten(written as Plain));
  const keys = settingKeys(settingsDocument({ ...(settings && { settings }) }));
  for (const key of new Set([...keys, ...Object.keys(manifest.environment ?? {})])) {
    const variables = [settingVariable(name, key), ...(manifest.environment?.[key] ?? [])];
    const text = variables.map((variable) => env[variable]).find((value) => value);
    if (text !== undefined) values.set(key, text);
  }
  return unflatten(values);
}

function parsed(schema: NonNullable<Plugin['settings']>, given: Plain, name: string): SettingsResult {
  let values = given;
  let result = schema.safeParse(values);
  // A text may mean a number, a list or yes: what the schema takes counts.
  for (const issue of result.success ? [] : result.error.issues) {
    const key = issue.path.map(String).join('.');
    const text = flatten(values).find(([each]) => each === key)?.[1];
    if (typeof text !== 'string') continue;
    for (const meaning of meanings(text)) {
      const changed = unflatten([...flatten(values), [key, meaning]]);
      const again = schema.safeParse(changed);
      const better =
        again.success || again.error.issues.every(({ path }) => path.map(String).join('.') !== key);
      if (!better) continue;
      values = changed;
      result = again;
      break;
    }
  }
  if (result.success) return { settings: result.data, problem: null };
  const [first] = result.error.issues;
  const unknown = first && 'keys' in first && Array.isArray(first.keys) ? String(first.keys[0]) : null;
  const key = [...(first?.path.map(String) ?? []), ...(unknown === null ? [] : [unknown])].join('.');
  const what = unknown === null ? (first?.message ?? 'cannot be used') : 'there is no such setting';
  return { problem: `plugins.${name}${key && `.${key}`}: ${what}`, hint: configHint(name, key) };
}

const configHint = (name: string, key: string): string =>
  `See what there is: msp plugin info ${name}. Then: msp config set plugins.${name}.${key || '<setting>'} <value>`;

function meanings(text: string): unknown[] {
  const list = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  try {
    const value: unknown = JSON.parse(text);
    return isPlain(value) ? [value] : [value, list];
  } catch {
    return [list];
  }
}
