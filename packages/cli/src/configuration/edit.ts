import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { MspError } from '@msp/protocol';
import { shellWord } from '../arguments/shell-word.js';
import { initialize } from '../initialize.js';
import { interactive } from '../interactive.js';
import type { Outcome } from '../outcome.js';
import type { Shell } from '../shell.js';
import { configFiles } from './files.js';
import { testConfig } from './test.js';

/** `msp config edit`: opens the file in the person's own editor, then checks it. */
export async function editConfig(target: { user: boolean }, shell: Shell): Promise<Outcome> {
  const { project, user, workspace } = configFiles(shell);
  const file = target.user ? user : project;
  if (!interactive(shell)) {
    throw new MspError('MSP017', {
      message: 'An editor needs a terminal, and there is none.',
      hint: `Set one value: msp config set <key> <value>, or edit ${file}`,
    });
  }
  if (!existsSync(file)) await initialize(workspace, file);
  const { VISUAL, EDITOR } = shell.environment;
  const editor = VISUAL || EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi');
  // An editor may come with options (`code --wait`), so the shell takes its name apart.
  const { status } = spawnSync(`${editor} ${shellWord(file)}`, { shell: true, stdio: 'inherit' });
  if (status === 0) return testConfig(shell);
  throw new MspError('MSP009', {
    message: `The editor "${editor}" could not be used; the configuration is as it was left.`,
    hint: 'Name another one: EDITOR=nano msp config edit',
  });
}
