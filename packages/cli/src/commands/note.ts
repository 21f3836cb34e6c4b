import { takeNote } from '@msp/core';
import { textOf } from '../arguments/text.js';
import { command } from '../command.js';
import { record } from '../record.js';
import { ALLOW_SECRET } from '../secrets.js';

export default command({
  arguments: [{ name: 'text', description: 'What is worth keeping', required: true, text: true }],
  options: ALLOW_SECRET,
  examples: [
    { line: 'msp note "The staging database is wiped every night"', does: 'Record a remark' },
    { line: 'git log -3 --oneline | msp note -', does: 'Read it from standard input' },
  ],
  run: async (words, options, shell) => {
    const text = await textOf(words.text);
    return record(shell, {
      texts: [text],
      allowSecret: options['allow-secret'],
      work: (host, how) => takeNote(host, { text }, how),
    });
  },
});
