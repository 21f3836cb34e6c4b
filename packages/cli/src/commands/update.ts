import { recordUpdate } from '@msp/core';
import { MspError } from '@msp/protocol';
import { given } from '../arguments/given.js';
import { listOf } from '../arguments/list.js';
import { progressOf } from '../arguments/progress.js';
import { shellQuoted } from '../arguments/quoted.js';
import { textOf } from '../arguments/text.js';
import { command } from '../command.js';
import { record } from '../record.js';
import { ALLOW_SECRET } from '../secrets.js';

export default command({
  arguments: [
    { name: 'text', description: 'What was done', required: true, text: true },
    { name: 'progress', description: 'How far the project is, 0 to 100; without it progress stays' },
  ],
  options: {
    progress: { value: 'percent', description: 'The same as the second argument' },
    tags: {
      value: 'names',
      multiple: true,
      description: 'Tags, separated by commas; #words in the text count too',
    },
    ...ALLOW_SECRET,
  },
  examples: [
    { line: 'msp update "JWT works" 45', does: 'Say what was done, and how far it is' },
    { line: 'msp u "Chose Postgres over MySQL"', does: 'Words such as chose or blocked become records too' },
    {
      line: 'msp update --tags backend,login -- "-5 degrees is handled"',
      does: 'A text that begins with a dash',
    },
    {
      line: 'git log -1 --format=%B | msp update - --progress=50%',
      does: 'Read the text from standard input',
    },
  ],
  run: async (words, options, shell) => {
    const progress = chosen(words, options.progress);
    const text = await textOf(words.text);
    return record(shell, {
      texts: [text],
      allowSecret: options['allow-secret'],
      work: (host, how) =>
        recordUpdate(host, { text, tags: listOf(options.tags), ...given({ progress }) }, how),
    });
  },
});

function chosen(words: { text: string; progress: string | undefined }, option: string | undefined) {
  if (words.progress !== undefined && option !== undefined) {
    throw new MspError('MSP010', {
      message: 'Progress was given twice, as a word and as an option. Nothing was recorded.',
      hint: `Give it once: msp update "…" ${option}`,
    });
  }
  const isText = words.progress !== undefined && !/\d/.test(words.progress);
  const hint = isText
    ? `If it belongs to the text, put all of it in quotes: msp update ${shellQuoted(`${words.text} ${words.progress}`)}`
    : undefined;
  return progressOf(words.progress ?? option, hint);
}
