import { command } from '../command.js';

export default command({
  arguments: [{ name: 'command', description: 'The command to explain' }],
  options: {},
  examples: [
    { line: 'msp help', does: 'Every command in a line' },
    { line: 'msp help update', does: 'What one command takes, with examples' },
  ],
  run: async ({ command: name }, _, { commands }) => {
    if (name === undefined) return (await import('../help/overview.js')).overview(commands);
    const { findCommand } = await import('./find.js');
    const { commandHelp } = await import('../help/command-help.js');
    const entry = await findCommand(name, commands);
    return commandHelp(entry, (await entry.load()).default);
  },
});
