/** What a person has answered so far, before anything of it is written. */
import { settingsDocument, settingVariable } from '@msp/core';
import { resolveSecrets, type SecretSource, type SecretStore } from '@msp/delivery';
import type { GuideAnswers, Mode } from '@msp/protocol';
import type { Environment } from '../../shell.js';
import { leaves } from '../setting-rows.js';
import type { Subject } from './subject.js';
import { settingAt, type Values } from './values.js';

/** Answers. They change as the walk goes on. */
export interface Draft {
  mode: Mode;
  /** As they will stand in the configuration. */
  settings: Values;
  /** Secrets that were entered in this walk, by name. Never shown. */
  readonly entered: Map<string, string>;
  /** Secrets that are there already. Never shown. */
  readonly resolved: Readonly<Record<string, string>>;
  /** Where those are. */
  readonly sources: Readonly<Record<string, SecretSource>>;
  /** Settings that were given on the command line: they are not asked for. */
  readonly given: Set<string>;
  /** Settings that the environment gives, which counts more than a configuration. */
  readonly fixed: ReadonlySet<string>;
}

/** Begins with what is set already. */
export async function beginDraft(
  { name, plugin, entry }: Subject,
  keep: SecretStore,
  env: Environment,
): Promise<Draft> {
  const { manifest } = plugin;
  const { secrets, sources } = await resolveSecrets({ name, manifest, env, keep });
  const keys = leaves(settingsDocument(plugin)).map(({ key }) => key);
  const fixed = keys.filter((key) =>
    [settingVariable(name, key), ...(manifest.environment?.[key] ?? [])].some((variable) => env[variable]),
  );
  return {
    ...{ mode: entry.mode, settings: entry.settings, entered: new Map(), resolved: secrets },
    ...{ sources, given: new Set(), fixed: new Set(fixed) },
  };
}

/** Every secret that is there. */
export const secretsOf = ({ entered, resolved }: Draft): Readonly<Record<string, string>> => ({
  ...resolved,
  ...Object.fromEntries(entered),
});

/** As steps are told. */
export const answersOf = (draft: Draft): GuideAnswers => ({
  settings: draft.settings,
  secrets: Object.keys(secretsOf(draft)),
});

/** Is a setting there, wherever it comes from? */
export const isSet = ({ settings, fixed }: Draft, key: string): boolean =>
  fixed.has(key) || settingAt(settings, key) !== undefined;
