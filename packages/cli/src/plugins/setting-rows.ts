/** A plugin's settings as a table has them. Pure. */
import {
  type DisabledPlugin,
  type LoadedPlugin,
  maskSecrets,
  type SettingsDocument,
  settingsDocument,
  settingVariable,
} from '@msp/core';
import type { Json } from '@msp/protocol';

/** One setting, as `--json` prints it. */
export interface SettingRow {
  readonly key: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: Json;
  readonly description: string;
  readonly environment: string[];
  /** In force; null where none is. */
  readonly value: Json;
}

/** Every setting of a plugin, and its value in force. */
export function settingRows(loaded: LoadedPlugin | DisabledPlugin): SettingRow[] {
  const { name, plugin, entry } = loaded;
  if (!plugin) return [];
  const values = loaded.state === 'loaded' ? loaded.settings : entry.settings;
  return leaves(settingsDocument(plugin)).map(({ key, document, required }) => ({
    key,
    type: typeWords(document),
    required,
    default: document.default ?? null,
    description: document.description ?? '',
    environment: [settingVariable(name, key), ...(plugin.manifest.environment?.[key] ?? [])],
    value: shown(at(values, key)),
  }));
}

/** One value in a schema, by its dotted key. */
export interface Leaf {
  readonly key: string;
  readonly document: SettingsDocument;
  readonly required: boolean;
}

/** Every value that a schema describes. */
export function leaves(document: SettingsDocument | null, before = '', needed = true): Leaf[] {
  return Object.entries(document?.properties ?? {}).flatMap(([name, inner]): Leaf[] => {
    const required = needed && (document?.required ?? []).includes(name);
    return inner.properties
      ? leaves(inner, `${before}${name}.`, required)
      : [{ key: before + name, document: inner, required }];
  });
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'yes or no',
  object: 'object',
  null: 'nothing',
};

/** @example typeWords({ type: 'array', items: { type: 'string' } }) // 'list of text' */
export function typeWords({ type, enum: choices, items }: SettingsDocument): string {
  if (choices)
    return choices
      .map((choice) => (typeof choice === 'string' ? choice : JSON.stringify(choice)))
      .join(' or ');
  if (type === 'array') return `list of ${items ? typeWords(items) : 'anything'}`;
  const types = [type].flat().filter((each) => each !== undefined);
  return types.map((each) => WORDS[each] ?? each).join(' or ') || 'anything';
}

function at(values: unknown, key: string): unknown {
  let value = values;
  for (const name of key.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** As JSON; what looks like a secret, a password in an address say, is masked. */
function shown(value: unknown): Json {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' ? maskSecrets(inner) : inner,
  );
  return text === undefined ? null : (JSON.parse(text) as Json);
}
