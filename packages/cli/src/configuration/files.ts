import { join, resolve } from 'node:path';
import { locateWorkspace, userConfigFile, type Workspace } from '@msp/core';
import type { Shell } from '../shell.js';

/** Where the configuration files are, or would be. Reads none of them, so it helps where one is broken. */
export function configFiles({ environment, cwd }: Shell): {
  project: string;
  user: string;
  workspace: Workspace;
} {
  const workspace = locateWorkspace({ cwd, stateDirectory: environment.MSP_STATE_DIR || undefined });
  const named = environment.MSP_CONFIG_PATH;
  return {
    project: named ? resolve(cwd, named) : join(workspace.stateDirectory, 'config.json'),
    user: userConfigFile(environment),
    workspace,
  };
}
