import { MspError } from '@msp/protocol';
import { quoted } from '../arguments/quoted.js';
import { command } from '../command.js';
import type { Outcome } from '../outcome.js';
import type { Shell } from '../shell.js';

export default command({
  arguments: [
    {
      name: 'action',
      description: 'What to do. Default: show',
      choices: ['show', 'get', 'set', 'unset', 'test', 'edit'],
    },
    { name: 'key', description: 'The setting, e.g. features.sessionTimeout' },
    { name: 'value', description: 'Its new value', text: true },
  ],
  options: { user: { description: "Change your own file instead of the project's" } },
  examples: [
    { line: 'msp config', does: 'Every setting, its value, and where that comes from' },
    { line: 'msp config set features.sessionTimeout 12', does: "Change the project's configuration" },
    { line: 'msp config set user.name "Ada Lovelace" --user', does: 'Change your own' },
    { line: 'msp config get context.budget', does: 'One value' },
    { line: 'msp config unset features.sessionTimeout', does: 'Go back to the default' },
    { line: 'msp config test', does: 'Check the files, and whether each plugin can work with its settings' },
  ],
  details: [
    'A flag counts before a variable of the environment, that before the file of the project, that before your own.',
    '`edit` opens the file in $VISUAL or $EDITOR and checks it afterwards.',
    'With --profile, `set` and `unset` change what that profile says.',
  ],
  run: async ({ action = 'show', key, value }, { user }, shell) => {
    if (action === 'get' || action === 'set' || action === 'unset')
      return single(action, { key, value, user }, shell);
    refuse(action, key);
    if (action === 'test') return (await import('../configuration/test.js')).testConfig(shell);
    if (action === 'edit') return (await import('../configuration/edit.js')).editConfig({ user }, shell);
    return (await import('../configuration/show.js')).showConfig(shell);
  },
});

interface Setting {
  readonly key: string | undefined;
  readonly value: string | undefined;
  readonly user: boolean;
}

async function single(
  action: 'get' | 'set' | 'unset',
  { key, value, user }: Setting,
  shell: Shell,
): Promise<Outcome> {
  if (key === undefined) throw missing(action, '<key>');
  if (action !== 'set') refuse(action, value);
  if (action === 'get') return (await import('../configuration/show.js')).getConfig(key, shell);
  const { setConfig, unsetConfig } = await import('../configuration/change.js');
  if (action === 'unset') return unsetConfig(key, { user }, shell);
  if (value === undefined) throw missing(action, `${key} <value>`);
  return setConfig(key, value, { user }, shell);
}

function missing(action: string, what: string): MspError {
  return new MspError('MSP010', {
    message: `msp config ${action} needs ${what.replace(/^.* /, '')}.`,
    hint: `Write it so: msp config ${action} ${what}. All settings: msp config show`,
  });
}

function refuse(action: string, word: string | undefined): void {
  if (word === undefined) return;
  throw new MspError('MSP010', {
    message: `msp config ${action} does not take ${quoted(word)}.`,
    hint: 'See what it takes: msp config --help',
  });
}
