import { relative } from 'node:path';
import { endSession } from '@msp/core';
import { given } from '../arguments/given.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { ALLOW_SECRET, secretChoice } from '../secrets.js';
import { endView } from '../views/end.js';

export default command({
  arguments: [],
  options: {
    summary: { value: 'text', description: 'What the session brought, for whoever goes on' },
    next: { value: 'text', multiple: true, description: 'What comes next; may be given several times' },
    ...ALLOW_SECRET,
  },
  examples: [
    {
      line: 'msp end --summary "Login works, tokens rotate" --next "Write the docs"',
      does: 'End the session',
    },
    { line: 'msp e', does: 'The same without a summary' },
  ],
  run: async (_, options, shell) => {
    const { summary, next } = options;
    const how = await secretChoice(shell, options['allow-secret'], [summary, ...next]);
    const host = await openHost(shell, 'there');
    const result = await endSession(host, { nextSteps: next, ...given({ summary }) }, how);
    const { session, state, archive, delivered, queued, warnings } = result;
    // In the text the path is one that can be opened from here.
    const shown = archive && relative(shell.cwd, `${host.stateDirectory}/${archive}`);
    return {
      json: () => ({ session, state, warnings, archive, delivered, queued }),
      text: (paper) => endView({ ...result, archive: shown }, paper),
      essential: session.id,
      warnings,
    };
  },
});
