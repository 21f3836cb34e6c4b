import { raiseBlocker } from '@msp/core';
import { given } from '../arguments/given.js';
import { textOf } from '../arguments/text.js';
import { command } from '../command.js';
import { record } from '../record.js';
import { ALLOW_SECRET } from '../secrets.js';

export default command({
  arguments: [{ name: 'text', description: 'What stands in the way', required: true, text: true }],
  options: {
    category: {
      value: 'kind',
      choices: ['technical', 'external', 'resource'],
      description: 'What kind of obstacle it is. Default: technical',
    },
    severity: {
      value: 'level',
      choices: ['low', 'medium', 'high'],
      description: 'How much it hurts. Default: medium',
    },
    ...ALLOW_SECRET,
  },
  examples: [
    {
      line: 'msp block "Waiting for the API key" --category external --severity high',
      does: 'Record a blocker',
    },
    { line: 'msp b "The tests need 8 GB"', does: 'The same, shorter' },
  ],
  run: async (words, { category, severity, ...options }, shell) => {
    const text = await textOf(words.text);
    return record(shell, {
      texts: [text],
      allowSecret: options['allow-secret'],
      work: (host, how) => raiseBlocker(host, { text, ...given({ category, severity }) }, how),
    });
  },
});
