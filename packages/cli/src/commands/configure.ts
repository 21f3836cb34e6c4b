import { command } from '../command.js';

export default command({
  arguments: [{ name: 'tool', description: 'The tool, as the configuration names it', required: true }],
  options: {
    mode: {
      value: 'mode',
      description: 'Who writes to it: MSP (integrated), your assistant (mcp), or you (generate)',
      choices: ['integrated', 'mcp', 'generate'],
    },
    set: { value: 'key=value', description: 'Change this setting, and ask nothing', multiple: true },
    secret: { value: 'name', description: 'Change this secret; it comes in on standard input' },
  },
  examples: [
    { line: 'msp configure linear --mode generate', does: 'Change one thing' },
    {
      line: 'msp configure linear --secret apiKey < key.txt',
      does: 'A new key; at a terminal msp configure linear asks for it',
    },
  ],
  details: [
    'Walks through the same steps as `msp add`, with what is set now; only what is answered differently is written. The connection is tested before that.',
    'A single value without a test: `msp config set plugins.<tool>.<setting> <value>`.',
  ],
  run: async ({ tool }, options, shell) =>
    (await import('../plugins/guide/actions.js')).configureTool(tool, options, shell),
});
