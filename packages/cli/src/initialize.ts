import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensureStateDirectory, type Workspace, writeWhole } from '@msp/core';

/** Where editors find what may stand in a configuration file. */
const CONFIG_SCHEMA = 'https://unpkg.com/@msp/protocol/schemas/config.json';

/**
 * Makes the state folder and a configuration file, unless they are there.
 *
 * @param file the configuration file
 * @returns what was made
 */
export function initialize(workspace: Workspace, file: string): string[] {
  const made: string[] = [];
  const isInside = dirname(file) === workspace.stateDirectory;
  if (isInside) {
    if (!existsSync(workspace.stateDirectory)) made.push(workspace.stateDirectory);
    ensureStateDirectory(workspace);
  } else mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    writeWhole(file, `${JSON.stringify({ $schema: CONFIG_SCHEMA }, null, 2)}\n`);
    made.push(file);
  }
  return made;
}
