import { recordDecision } from '@msp/core';
import { given } from '../arguments/given.js';
import { listOf } from '../arguments/list.js';
import { textOf } from '../arguments/text.js';
import { command } from '../command.js';
import { record } from '../record.js';
import { ALLOW_SECRET } from '../secrets.js';

export default command({
  arguments: [{ name: 'text', description: 'What was decided', required: true, text: true }],
  options: {
    rationale: { value: 'text', description: 'Why' },
    alternatives: {
      value: 'texts',
      multiple: true,
      description: 'What else was considered, separated by commas, or one each time the option is given',
    },
    impact: { value: 'level', choices: ['low', 'medium', 'high'], description: 'How much it matters' },
    category: { value: 'name', description: 'What it is about, e.g. architecture' },
    related: {
      value: 'names',
      multiple: true,
      description: 'Entities that it concerns, separated by commas',
    },
    supersedes: { value: 'id', description: 'The decision that it replaces' },
    ...ALLOW_SECRET,
  },
  examples: [
    {
      line: 'msp decide "Use Postgres" --rationale "Row level security" --alternatives "MySQL, SQLite" --impact high',
      does: 'Record a decision with its reasons',
    },
    { line: 'msp d "Use SQLite" --supersedes dec-7q2k', does: 'Replace an earlier decision' },
  ],
  details: [
    'A decision that seems to contradict one in force is recorded with a warning that names the other.',
    'See later what was decided and why with `msp why <words>`.',
  ],
  run: async (words, options, shell) => {
    const text = await textOf(words.text);
    const { rationale, impact, category, supersedes } = options;
    const alternatives = listOf(options.alternatives);
    return record(shell, {
      texts: [text, rationale, ...alternatives],
      allowSecret: options['allow-secret'],
      work: (host, how) =>
        recordDecision(
          host,
          {
            text,
            alternatives,
            related: listOf(options.related),
            ...given({ rationale, impact, category, supersedes }),
          },
          how,
        ),
    });
  },
});
