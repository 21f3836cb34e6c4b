/**
 * Code that comes with a project runs only after its person said so once. Whoever clones a repository and records something in it
 * must not thereby run a program that somebody else wrote down in its configuration.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Location, userConfigFile, writeWhole } from '@msp/core';
import type { PluginConfig } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Environment } from '../shell.js';

/** By the state folder of a project, what may run there: `name=use`. */
type Trusted = Record<string, readonly string[]>;

const trustFile = (env: Environment): string => join(dirname(userConfigFile(env)), 'trusted-plugins.json');

function read(env: Environment): Trusted {
  try {
    const content: unknown = JSON.parse(readFileSync(trustFile(env), 'utf8'));
    return typeof content === 'object' && content !== null ? (content as Trusted) : {};
  } catch {
    return {};
  }
}

const mark = ({ name, use }: Pick<PluginConfig, 'name' | 'use'>): string => `${name}=${use}`;

/**
 * May the code of a plugin run? What came with MSP itself may, and what the person's own configuration asks for; what the
 * project asks for may once it was trusted.
 */
export function isTrusted(
  entry: PluginConfig,
  location: Pick<Location, 'from'>,
  { workspace, loaded }: Place,
  env: Environment,
): boolean {
  if (location.from === 'host') return true;
  const ofProject = loaded.sources.some(
    ({ key, source }) => source === 'project' && key.startsWith(`plugins.${entry.name}.`),
  );
  const listed = Object.hasOwn(read(env), workspace.stateDirectory)
    ? read(env)[workspace.stateDirectory]
    : [];
  return (!ofProject && location.from === 'path') || (Array.isArray(listed) && listed.includes(mark(entry)));
}

/** From now on the code that a project names for this plugin may run. */
export function trust(
  entry: Pick<PluginConfig, 'name' | 'use'>,
  stateDirectory: string,
  env: Environment,
): void {
  const trusted = read(env);
  const before = Object.hasOwn(trusted, stateDirectory) ? (trusted[stateDirectory] ?? []) : [];
  const others = before.filter((each) => !each.startsWith(`${entry.name}=`));
  const text = JSON.stringify({ ...trusted, [stateDirectory]: [...others, mark(entry)] }, null, 2);
  writeWhole(trustFile(env), `${text}\n`);
}
