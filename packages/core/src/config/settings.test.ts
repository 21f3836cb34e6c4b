import { ConfigFile } from '@msp/protocol';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { userConfigFile } from './places.js';
import { flatten, SETTINGS, unflatten, VARIABLES, valueAt, variableOf } from './settings.js';
import { suggest } from './suggest.js';

/** Every leaf of the schema, as a dotted key. */
function leaves(schema: unknown, before = ''): string[] {
  const { properties } = schema as { properties?: Record<string, unknown> };
  if (!properties) return [before.slice(0, -1)];
  return Object.entries(properties).flatMap(([name, inner]) => leaves(inner, `${before}${name}.`));
}

it('the settings are those of the schema, each with a default that the schema takes', () => {
  const schema = leaves(z.toJSONSchema(ConfigFile)).filter(
    (key) => key !== 'plugins' && key !== '$schema' && key !== 'profiles',
  );
  expect([...SETTINGS.keys()].sort()).toEqual(schema.sort());
  const given = [...SETTINGS].filter(([, value]) => value !== null && value !== '');
  expect(ConfigFile.safeParse(unflatten(given)).success).toBe(true);
});

it('every setting has a variable of its own, and the known names are as they were', () => {
  expect(new Set(VARIABLES.values()).size).toBe(SETTINGS.size);
  expect(['project', 'user.name', 'user.email'].map(variableOf)).toEqual([
    'MSP_PROJECT',
    'MSP_USER_NAME',
    'MSP_USER_EMAIL',
  ]);
  expect(variableOf('detection.decisions.keywords')).toBe('MSP_DETECTION_DECISIONS_KEYWORDS');
  for (const taken of [
    'MSP_CONFIG_PATH',
    'MSP_STATE_DIR',
    'MSP_DEBUG',
    'MSP_NO_CLIPBOARD',
    'MSP_PROFILE',
    'MSP_SESSION',
  ]) {
    expect([...VARIABLES.values()]).not.toContain(taken);
  }
});

it('dotted keys lead to own values only', () => {
  const object = { a: { b: [1] }, c: null };
  expect(unflatten(flatten(object))).toEqual(object);
  expect([
    valueAt(object, 'a.b'),
    valueAt(object, 'a.x'),
    valueAt(object, 'c.d'),
    valueAt(object, 'a.toString'),
  ]).toEqual([[1], undefined, undefined, undefined]);
});

it.each([
  ['projct', 'project'],
  ['features.sesionTimeout', 'features.sessionTimeout'],
  ['sessiontimeout', 'features.sessionTimeout'],
  ['detection.blocker.keywords', 'detection.blockers.keywords'],
  ['zzz', null],
  ['x', null],
  ['', null],
])('%s may mean %s', (word, meant) => {
  expect(suggest(word, SETTINGS.keys())).toBe(meant);
});

it('the user’s file lies where the platform keeps configurations', () => {
  expect(userConfigFile({ HOME: '/home/ada' }, 'linux')).toBe('/home/ada/.config/msp/config.json');
  expect(userConfigFile({ HOME: '/home/ada', XDG_CONFIG_HOME: '/etc/ada' }, 'linux')).toBe(
    '/etc/ada/msp/config.json',
  );
  expect(userConfigFile({ HOME: '/home/ada', XDG_CONFIG_HOME: 'relative' }, 'darwin')).toBe(
    '/home/ada/.config/msp/config.json',
  );
  expect(userConfigFile({ APPDATA: '/data' }, 'win32')).toContain('data');
});
