/** Settings by their dotted keys. Pure. */
import type { Json } from '@msp/protocol';

/** Settings as a configuration has them. */
export type Values = Readonly<Record<string, Json>>;

const isPlain = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @example settingAt({ folders: { daily: 'Day' } }, 'folders.daily') // 'Day' */
export function settingAt(values: Values, key: string): Json | undefined {
  let value: Json | undefined = values;
  for (const name of key.split('.')) {
    if (!isPlain(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** A copy with one value set, or taken out where it is undefined. A group that becomes empty goes, too. */
export function withValue(values: Values, key: string, value: Json | undefined): Values {
  const [name = '', ...rest] = key.split('.');
  const inner = Object.hasOwn(values, name) ? values[name] : undefined;
  const next = rest.length === 0 ? value : withValue(isPlain(inner) ? inner : {}, rest.join('.'), value);
  const others = Object.entries(values).filter(([each]) => each !== name);
  const isGone = next === undefined || (rest.length > 0 && Object.keys(next as object).length === 0);
  if (isGone) return Object.fromEntries(others);
  if (others.length === Object.keys(values).length) return Object.fromEntries([...others, [name, next]]);
  return Object.fromEntries(Object.entries(values).map((each) => (each[0] === name ? [name, next] : each)));
}

/** Are both the same JSON? The order of names does not count. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: Json | undefined): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isPlain(value)) return value;
  const names = Object.keys(value).sort();
  return names.map((name) => [name, ordered(value[name])]);
}

/** Every value that is no group, by its dotted key. @example leavesOf({ a: { b: 1 } }) // [['a.b', 1]] */
export function leavesOf(values: Values, before = ''): [key: string, value: Json][] {
  return Object.entries(values).flatMap(([name, value]): [string, Json][] =>
    isPlain(value) ? leavesOf(value, `${before}${name}.`) : [[before + name, value]],
  );
}
