import { basename } from 'node:path';
import { MspError } from '@msp/protocol';
import { command } from '../command.js';
import type { Environment } from '../shell.js';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export default command({
  arguments: [{ name: 'shell', description: 'Which shell. Default: the one of $SHELL', choices: SHELLS }],
  options: {},
  examples: [
    { line: 'msp completion bash >> ~/.bashrc', does: 'Install it for bash' },
    { line: 'msp completion zsh > _msp', does: 'Write it for zsh; put it into a folder of $fpath' },
    {
      line: 'msp completion fish > msp.fish',
      does: 'Write it for fish; put it into ~/.config/fish/completions',
    },
  ],
  run: async (words, _, { environment, commands }) => {
    const shell = words.shell ?? usualShell(environment);
    const { script } = await import('../completion/script.js');
    const text = await script(shell, commands);
    return {
      json: () => ({ shell, script: text }),
      text: () => [text.trimEnd()],
      essential: text.trimEnd(),
    };
  },
});

function usualShell({ SHELL = '' }: Environment): (typeof SHELLS)[number] {
  const found = SHELLS.find((shell) => shell === basename(SHELL));
  if (found) return found;
  throw new MspError('MSP010', {
    message: 'Which shell you use cannot be told from $SHELL.',
    hint: `Name it: msp completion ${SHELLS.join(' | ')}`,
  });
}
