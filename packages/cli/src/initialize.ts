import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureStateDirectory, type Workspace, writeWhole } from '@msp/core';

/** What may stand in a configuration file, beside it: editors complete and check it, also offline. */
const SCHEMA_FILE = 'config.schema.json';

/**
 * Makes the state folder and a configuration file with its schema, unless they are there.
 *
 * @param file the configuration file
 * @returns what was made
 */
export async function initialize(workspace: Workspace, file: string): Promise<string[]> {
  const made: string[] = [];
  const isInside = dirname(file) === workspace.stateDirectory;
  if (isInside) {
    if (!existsSync(workspace.stateDirectory)) made.push(workspace.stateDirectory);
    ensureStateDirectory(workspace);
  } else mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const { configSchema } = await import('./config-schema.js');
    writeWhole(join(dirname(file), SCHEMA_FILE), `${JSON.stringify(configSchema(), null, 2)}\n`);
    writeWhole(file, `${JSON.stringify({ $schema: `./${SCHEMA_FILE}` }, null, 2)}\n`);
    made.push(file);
  }
  return made;
}
