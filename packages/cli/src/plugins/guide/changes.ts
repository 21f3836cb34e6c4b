/** What is to be written of the answers: only what differs from what is there, and from what counts anyway. Pure. */
import type { Json } from '@msp/protocol';
import type { Draft } from './draft.js';
import { isDefault } from './judge-setting.js';
import type { Subject } from './subject.js';
import { isSame, leavesOf, settingAt, type Values, withValue } from './values.js';

/** A key within the plugin's entry, and its new value; undefined where it is taken out. */
export interface Change {
  readonly key: string;
  readonly value: Json | undefined;
}

/** What changes in an entry that is there; for a new one, everything that it says. */
export function changesOf({ plugin, entry, isNew, adds }: Subject, { settings, mode }: Draft): Change[] {
  const before: Values = entry.settings;
  const keys = [...new Set([...leavesOf(before), ...leavesOf(settings)].map(([key]) => key))];
  const changes = keys.flatMap((key): Change[] => {
    const [old, next] = [settingAt(before, key), settingAt(settings, key)];
    if (isSame(old, next)) return [];
    if (next !== undefined && old === undefined && isDefault(plugin, key, next)) return [];
    return [{ key, value: next !== undefined && isDefault(plugin, key, next) ? undefined : next }];
  });
  const isUsual = isNew ? mode === 'integrated' : mode === entry.mode;
  return [
    ...(adds && !entry.enabled ? [{ key: 'enabled', value: true }] : []),
    ...(isUsual ? [] : [{ key: 'mode', value: mode }]),
    ...changes,
  ];
}

/** The entry as a configuration has it. */
export const entryWith = (use: string | null, changes: readonly Change[]): Values =>
  changes.reduce<Values>((all, { key, value }) => withValue(all, key, value), use === null ? {} : { use });

/** A value as `msp config set` takes it. Lists stand there as a person writes them, where that says the same. */
export function writtenValue(value: Json): string {
  if (typeof value === 'string') return value;
  const isPlainList =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (each) =>
        typeof each === 'string' && each.trim() === each && /^[^,"{}[\]]*[A-Za-z][^,"{}[\]]*$/.test(each),
    );
  return isPlainList ? value.join(', ') : JSON.stringify(value);
}
