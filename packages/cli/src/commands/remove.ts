import { command } from '../command.js';

export default command({
  arguments: [{ name: 'tool', description: 'The tool, as the configuration names it', required: true }],
  options: {
    secrets: { description: 'Delete its keys, too. Default: they are kept for the next time' },
    yes: { short: 'y', description: 'Do not ask' },
  },
  examples: [
    { line: 'msp remove linear --yes', does: 'Disconnect it; its keys and what is not sent yet are kept' },
    { line: 'msp remove linear --yes --secrets', does: 'Delete its keys, too' },
  ],
  details: [
    'Your local files and everything that was recorded stay as they are, and so does what is in the tool. Keys that are kept for all your projects stay: `msp secret remove <name> --user`.',
  ],
  run: async ({ tool }, options, shell) =>
    (await import('../plugins/guide/actions.js')).removeTool(tool, options, shell),
});
