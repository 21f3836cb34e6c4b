/** Making the state folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { STATE_FOLDER, type Workspace } from './locate.js';
import { cannotWrite } from './write-file.js';

/** Sessions stay on this machine; the configuration of the project is for everybody who works on it. */
const IGNORE = `# Written by msp. Sessions stay on this machine; only the configuration and the list of plugins are shared.
*
!.gitignore
!config.json
!config.schema.json
!plugins/
!plugins/package.json
!plugins/package-lock.json
`;

/**
 * Makes sure that the state folder is there, with a `.gitignore` that leaves only the configuration and its schema to git.
 *
 * A new folder is for its owner alone (0700): what people and assistants write into sessions is nobody else's
 * business on a shared machine. The permissions of a folder that is there are left as they are, and so is its
 * `.gitignore`. A folder of another name that somebody made (MSP_STATE_DIR) gets none: it may hold other things.
 *
 * @throws `MSP012` where the folder cannot be made or written.
 */
export function ensureStateDirectory(workspace: Pick<Workspace, 'stateDirectory'>): void {
  const { stateDirectory } = workspace;
  try {
    const made = mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
    if (made !== undefined || basename(stateDirectory) === STATE_FOLDER) ignore(stateDirectory);
  } catch (cause) {
    throw cannotWrite(stateDirectory, cause);
  }
}

function ignore(folder: string): void {
  try {
    writeFileSync(join(folder, '.gitignore'), IGNORE, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
