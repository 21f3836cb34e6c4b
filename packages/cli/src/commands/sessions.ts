import { listSessions } from '@msp/core';
import { given } from '../arguments/given.js';
import { countOf } from '../arguments/number.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { sessionsView } from '../views/sessions.js';

export default command({
  arguments: [],
  options: {
    limit: { value: 'count', short: 'n', description: 'At most so many. Default: 10' },
    status: {
      value: 'status',
      choices: ['active', 'ending', 'completed', 'crashed'],
      description: 'Only sessions that stand so',
    },
  },
  examples: [
    { line: 'msp sessions', does: 'The last ten' },
    {
      line: 'msp sessions --limit 50 --project shop --status completed',
      does: 'Those of one project that ended',
    },
  ],
  run: async (_, { limit, status }, shell) => {
    const count = countOf('--limit', limit);
    const host = await openHost(shell, 'any');
    const { project } = shell.globals;
    const sessions = await listSessions(host, given({ limit: count, project, status }));
    return {
      json: () => ({ sessions }),
      text: (paper) => sessionsView(sessions, paper),
      essential: sessions.map(({ id }) => id).join('\n') || undefined,
    };
  },
});
