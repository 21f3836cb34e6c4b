import { loadSession, sessionStatus, sessionsUnderWay } from '@msp/core';
import { command } from '../command.js';
import { blockerDocument } from '../document/ledger.js';
import { openHost } from '../host.js';
import { statusView } from '../views/status.js';

export default command({
  arguments: [],
  options: { all: { short: 'a', description: "Also everyone's sessions under way in this store" } },
  examples: [
    { line: 'msp status', does: 'Where your session stands' },
    { line: 'msp status --all', does: "Everyone's sessions under way" },
    { line: 'msp status --json', does: 'The same for a program' },
  ],
  run: async (_, { all }, shell) => {
    const host = await openHost(shell, 'any');
    const status = await sessionStatus(host);
    const sessions = all ? await sessionsUnderWay(host) : undefined;
    return {
      json: async () => ({
        session: status.head && (await loadSession(host.store, status.head.id)),
        state: status.state,
        warnings: [],
        hoursSilent: status.hoursSilent,
        openBlockers: status.openBlockers.map(blockerDocument),
        ...(sessions && { sessions }),
      }),
      text: (paper) => statusView({ ...status, project: host.project, sessions }, paper),
      essential: status.head ? `${status.state} ${status.head.id} ${status.head.endProgress}%` : status.state,
      warnings: status.warnings,
    };
  },
});
