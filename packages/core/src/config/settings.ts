/** The settings there are, their defaults, and the names that stand for them. Pure, and loads nothing. */
import type { Config } from '@msp/protocol';

/** A plain object with its own keys only; what `JSON.parse` gives for `{…}`. */
export type Plain = Record<string, unknown>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What holds where nobody says otherwise. `project` and `user.name` depend on the place and the account. */
const DEFAULTS: Omit<Config, 'plugins'> = {
  project: '',
  user: { name: '', email: null },
  features: { sessionTimeout: 24, sessionWarning: 8, autoClipboard: false },
  detection: {
    decisions: { enabled: true, keywords: null },
    entities: { enabled: true, keywords: null },
    blockers: { enabled: true, keywords: null },
  },
  context: { days: 7, budget: 4000 },
  delivery: { background: true, idle: 30, wait: 10 },
  registries: [],
  git: { commitType: 'feat' },
};

/** `{a: {b: 1}}` → `[['a.b', 1]]`: every value that is no object itself. */
export function flatten(object: Plain, before = ''): [key: string, value: unknown][] {
  return Object.entries(object).flatMap(([name, value]): [string, unknown][] =>
    isPlain(value) ? flatten(value, `${before}${name}.`) : [[before + name, value]],
  );
}

/** Every setting with its default, e.g. `features.sessionTimeout` → 24. */
export const SETTINGS: ReadonlyMap<string, unknown> = new Map(flatten(DEFAULTS as unknown as Plain));

/**
 * What stands at a dotted key; undefined where nothing does. Only an object's own keys count, so that `__proto__`
 * and `constructor` lead nowhere.
 *
 * @example valueAt({ features: { sessionTimeout: 12 } }, 'features.sessionTimeout') // 12
 */
export function valueAt(object: unknown, key: string): unknown {
  let value = object;
  for (const name of key.split('.')) {
    if (!isPlain(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** The object that holds these values at these dotted keys; the opposite of {@link flatten}. */
export function unflatten(values: Iterable<readonly [key: string, value: unknown]>): Plain {
  const whole: Plain = {};
  for (const [key, value] of values) {
    const names = key.split('.');
    const last = names.pop() ?? '';
    let object = whole;
    for (const name of names) {
      object[name] ??= {};
      object = object[name] as Plain;
    }
    object[last] = value;
  }
  return whole;
}

/** Those that have another name than their key makes. */
const NAMED: Readonly<Record<string, string>> = { registries: 'MSP_REGISTRY' };

/**
 * The environment variable that sets a setting: the key in capitals, its words apart.
 *
 * @example variableOf('features.sessionTimeout') // 'MSP_FEATURES_SESSION_TIMEOUT'
 */
export function variableOf(key: string): string {
  return NAMED[key] ?? `MSP_${key.replaceAll('.', '_').replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}

/** Every setting's variable. */
export const VARIABLES: ReadonlyMap<string, string> = new Map(
  [...SETTINGS.keys()].map((key) => [key, variableOf(key)]),
);
