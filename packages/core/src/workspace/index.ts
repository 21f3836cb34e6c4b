/** Where we are: the state folder, the working tree, the branch. */
export { ensureStateDirectory } from './ensure.js';
export { locateWorkspace, STATE_FOLDER, type Workspace } from './locate.js';
export { cannotWrite, writeWhole } from './write-file.js';
