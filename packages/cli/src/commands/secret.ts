import { MspError } from '@msp/protocol';
import { command } from '../command.js';
import { openHost } from '../host.js';
import type { Outcome } from '../outcome.js';
import { secretWord } from '../plugins/secret-name.js';
import type { Shell } from '../shell.js';

export default command({
  arguments: [
    { name: 'action', description: 'What to do. Default: list', choices: ['list', 'set', 'remove'] },
    { name: 'name', description: 'The secret, e.g. linear.apiKey; with list: a plugin' },
    {
      name: 'value',
      description: 'Better left out: you are asked for it, or - reads it from standard input',
      // A value of several words must not come back in a message.
      rest: true,
    },
  ],
  options: { user: { description: 'For all your projects, not only for this one' } },
  examples: [
    { line: 'msp secret list', does: 'What connected tools ask for, and where each secret is' },
    {
      line: 'msp secret set linear.apiKey - < key.txt',
      does: 'Keep one; at a terminal: msp secret set linear.apiKey',
    },
    { line: 'msp secret remove linear.apiKey', does: 'Take it out again' },
  ],
  details: [
    'Secrets are kept in the keychain of the operating system; where there is none, or MSP_SECRETS=file says so, in a file that only you can read. They are never in the database, a query, a log or the configuration, and no command prints them.',
    'A variable of the environment counts more: MSP_LINEAR_API_KEY, or the one that the tool itself uses.',
  ],
  run: async ({ action = 'list', name, value }, { user }, shell) => {
    if (action === 'list') return list(name, value, user, shell);
    if (name === undefined) throw missing(action);
    const word = secretWord(name);
    if (action === 'set') return set(word, value, user, shell);
    if (value !== undefined) throw surplus(action);
    return remove(word, user, shell);
  },
});

async function set(
  word: ReturnType<typeof secretWord>,
  value: string | undefined,
  user: boolean,
  shell: Shell,
): Promise<Outcome> {
  const host = await openHost(shell, 'any');
  const { setSecret } = await import('../plugins/keep-secrets.js');
  const { name, kept, place, warnings } = await setSecret(word, value, { user }, host, shell);
  return {
    json: () => ({ name, kept, warnings: [] }),
    text: ({ style }) => [
      `${style.good(name)} is kept for ${user ? 'all your projects' : 'this project'} in ${place}.`,
      style.faint(`Try it: msp check ${word.plugin}`),
    ],
    essential: kept,
    warnings,
  };
}

async function remove(word: ReturnType<typeof secretWord>, user: boolean, shell: Shell): Promise<Outcome> {
  const host = await openHost(shell, 'any');
  const { removeSecret } = await import('../plugins/keep-secrets.js');
  const { name, kept, place } = await removeSecret(word, { user }, host, shell);
  return {
    json: () => ({ name, kept, warnings: [] }),
    text: () => [`${name} was taken out of ${place.replace(/,.*/, '')}.`],
    essential: kept,
  };
}

async function list(
  plugin: string | undefined,
  value: string | undefined,
  user: boolean,
  shell: Shell,
): Promise<Outcome> {
  if (value !== undefined) throw surplus('list');
  const host = await openHost(shell, 'any');
  const { listSecrets } = await import('../plugins/keep-secrets.js');
  const secrets = await listSecrets(plugin, { user }, host, shell);
  const { secretLines } = await import('../views/secrets.js');
  return {
    json: () => ({ secrets, warnings: [] }),
    text: (paper) =>
      secrets.length === 0 ? ['No connected tool asks for a secret.'] : secretLines(secrets, paper),
    essential: secrets.map(({ name, source }) => `${name} ${source ?? '-'}`).join('\n') || undefined,
  };
}

const missing = (action: string): MspError =>
  new MspError('MSP010', {
    message: `msp secret ${action} needs the name of a secret.`,
    hint: `Write it so: msp secret ${action} linear.apiKey. Those there are: msp secret list`,
  });

/** What came too much may be a secret: it is not repeated. */
const surplus = (action: string): MspError =>
  new MspError('MSP010', {
    message: `msp secret ${action} takes no value.`,
    hint: 'See what it takes: msp secret --help',
  });
