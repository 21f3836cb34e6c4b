import { recordEntity } from '@msp/core';
import { given } from '../arguments/given.js';
import { textOf } from '../arguments/text.js';
import { command } from '../command.js';
import { record } from '../record.js';
import { ALLOW_SECRET } from '../secrets.js';

export default command({
  arguments: [{ name: 'name', description: 'What it is called', required: true, text: true }],
  options: {
    type: { value: 'kind', description: 'What it is: class, service, table, document …' },
    path: { value: 'path', description: 'Where it is' },
    description: { value: 'text', description: 'What it is for' },
    ...ALLOW_SECRET,
  },
  examples: [
    {
      line: 'msp entity TokenService --type class --path src/token.ts',
      does: 'Record something that now exists',
    },
  ],
  run: async (words, { type, path, description, ...options }, shell) => {
    const name = await textOf(words.name);
    return record(shell, {
      texts: [name, path, description],
      allowSecret: options['allow-secret'],
      work: (host, how) => recordEntity(host, { name, ...given({ type, path, description }) }, how),
    });
  },
});
