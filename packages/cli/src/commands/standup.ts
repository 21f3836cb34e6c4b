import { standup } from '@msp/core';
import { given } from '../arguments/given.js';
import { countOf } from '../arguments/number.js';
import { command } from '../command.js';
import { blockerDocument } from '../document/ledger.js';
import { openHost } from '../host.js';
import { standupView } from '../views/standup.js';

export default command({
  arguments: [],
  options: {
    days: { value: 'days', description: 'Look back so many days. Default: to the last working day' },
  },
  examples: [
    { line: 'msp standup', does: 'What you did since the last working day' },
    { line: 'msp standup --days 7', does: 'What you did in a week' },
  ],
  run: async (_, options, shell) => {
    const days = countOf('--days', options.days);
    const host = await openHost(shell, 'any');
    const told = await standup(host, given({ days }));
    return {
      json: () => ({ ...told, blockers: told.blockers.map(blockerDocument), warnings: [] }),
      text: (paper) => standupView(told, paper),
      essential: told.done.map(({ text }) => text).join('\n') || undefined,
    };
  },
});
