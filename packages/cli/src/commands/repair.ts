import { locateWorkspace } from '@msp/core';
import { command } from '../command.js';
import { DATABASE } from '../host.js';
import { repairStore } from '../repair.js';
import { repairView } from '../views/repair.js';

export default command({
  arguments: [],
  options: {},
  examples: [{ line: 'msp repair', does: 'Check the store, and rebuild it where it is damaged' }],
  details: [
    'A damaged store is rebuilt from every event that can still be read in it, from the last backup and from the archived sessions.',
    'The damaged files are moved to .msp/quarantine; nothing is deleted.',
  ],
  run: async (_, __, shell) => {
    // Not by way of the host: that would open the store.
    const { cwd, environment, now } = shell;
    const { stateDirectory } = locateWorkspace({
      cwd,
      stateDirectory: environment.MSP_STATE_DIR || undefined,
    });
    const result = await repairStore({ stateDirectory, database: DATABASE, now });
    return {
      json: () => ({ ...result, warnings: [] }),
      text: (paper) => repairView(result, paper),
      essential: result.outcome,
      warnings: result.lost.map((message) => ({ message, hint: null })),
    };
  },
});
