import { resolveBlocker } from '@msp/core';
import { given } from '../arguments/given.js';
import { command } from '../command.js';
import { record } from '../record.js';
import { ALLOW_SECRET } from '../secrets.js';

export default command({
  arguments: [
    {
      name: 'match',
      description: "The blocker's id, the beginning of it, or words that stand in it",
      required: true,
      rest: true,
    },
  ],
  options: {
    solution: { value: 'text', description: 'How it was resolved' },
    ...ALLOW_SECRET,
  },
  examples: [
    { line: 'msp resolve "API key" --solution "Support sent it"', does: 'Name the blocker by words of it' },
    { line: 'msp r blk-7q2k', does: 'Name it by the beginning of its id' },
  ],
  details: ['Where several blockers fit they are listed and nothing is changed.'],
  run: async ({ match }, { solution, ...options }, shell) =>
    record(shell, {
      texts: [solution],
      allowSecret: options['allow-secret'],
      work: (host, how) => resolveBlocker(host, { match, ...given({ solution }) }, how),
    }),
});
