/**
 * What a project's configuration says of a plugin counts only after its person allowed it once. Whoever clones a repository and records
 * something in it must not thereby run a program of somebody else's, nor send their records and secrets to an address of theirs.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Location, userConfigFile, writeWhole } from '@msp/core';
import type { PluginConfig } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Environment } from '../shell.js';

/** By the state folder of a project, what was allowed there. */
type Trusted = Readonly<Record<string, unknown>>;

/** Where it stands what a person has allowed, in all projects. */
export const trustFile = (env: Environment): string =>
  join(dirname(userConfigFile(env)), 'trusted-plugins.json');

function read(env: Environment): Trusted {
  try {
    const content: unknown = JSON.parse(readFileSync(trustFile(env), 'utf8'));
    return typeof content === 'object' && content !== null ? (content as Trusted) : {};
  } catch {
    return {};
  }
}

/** What was allowed: this code with these settings. Where one of them changes, the person is asked again. */
function mark({ name, use, settings }: PluginConfig): string {
  const digest = createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
  return `${name}=${use}#${digest}`;
}

/**
 * May a plugin be used as it is configured? What the person's own configuration asks for may; what the project's asks for may
 * once it was allowed as it is. Code that lies in the project may only then, whoever names it.
 */
export function isTrusted(
  entry: PluginConfig,
  location: Pick<Location, 'from'>,
  { workspace, loaded }: Place,
  env: Environment,
): boolean {
  const ofProject = loaded.sources.some(
    ({ key, source }) => source === 'project' && key.startsWith(`plugins.${entry.name}.`),
  );
  if (!ofProject && location.from !== 'project') return true;
  return allowedIn(read(env), workspace.stateDirectory).includes(mark(entry));
}

/** The marks of what was allowed in one project. */
function allowedIn(trusted: Trusted, stateDirectory: string): readonly unknown[] {
  const listed = Object.hasOwn(trusted, stateDirectory) ? trusted[stateDirectory] : [];
  return Array.isArray(listed) ? listed : [];
}

/** From now on this plugin may be used as the project configures it now. */
export const trust = (entry: PluginConfig, stateDirectory: string, env: Environment): void =>
  remark(entry.name, [mark(entry)], stateDirectory, env);

/** Whatever was allowed under this name is not any more. */
export const distrust = (name: string, stateDirectory: string, env: Environment): void =>
  remark(name, [], stateDirectory, env);

/** Puts these marks in the place of those that a name has. */
function remark(name: string, marks: readonly string[], stateDirectory: string, env: Environment): void {
  const trusted = read(env);
  const before = allowedIn(trusted, stateDirectory);
  const others = before.filter((each) => typeof each === 'string' && !each.startsWith(`${name}=`));
  if (marks.length === 0 && others.length === before.length) return;
  const text = JSON.stringify({ ...trusted, [stateDirectory]: [...others, ...marks] }, null, 2);
  writeWhole(trustFile(env), `${text}\n`);
}
