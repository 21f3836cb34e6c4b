import { changeGoal } from '@msp/core';
import { textOf } from '../arguments/text.js';
import { command } from '../command.js';
import { record } from '../record.js';
import { ALLOW_SECRET } from '../secrets.js';

export default command({
  arguments: [{ name: 'goal', description: 'What the session aims at', required: true, text: true }],
  options: ALLOW_SECRET,
  examples: [{ line: 'msp route "Tokens rotate without logging anybody out"', does: 'Change the goal' }],
  run: async (words, options, shell) => {
    const goal = await textOf(words.goal);
    return record(shell, {
      texts: [goal],
      allowSecret: options['allow-secret'],
      work: (host, how) => changeGoal(host, { goal }, how),
    });
  },
});
