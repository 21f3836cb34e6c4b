import { command } from '../command.js';

export default command({
  arguments: [
    {
      name: 'tool',
      description: 'Its id in the registry, a package of npm, or a path. Without: shows what there is',
    },
  ],
  options: {
    name: { value: 'name', description: 'Its name in the configuration. Default: its id' },
    mode: {
      value: 'mode',
      description: 'Who writes to it: MSP (integrated), your assistant (mcp), or you (generate)',
      choices: ['integrated', 'mcp', 'generate'],
    },
    set: { value: 'key=value', description: 'One of its settings; it is not asked for then', multiple: true },
    secret: { value: 'name', description: 'The secret that comes in on standard input' },
    yes: { short: 'y', description: 'Do not ask whether a package may be installed' },
  },
  examples: [
    { line: 'msp add', does: 'What can be connected, and the simplest way here' },
    {
      line: 'msp add linear',
      does: 'Connect one, step by step: where to click, what to paste, and what to pick',
    },
    { line: 'msp add linear --mode mcp', does: 'Your assistant writes to it, with a connection of its own' },
    {
      line: 'msp add linear --secret apiKey < key.txt',
      does: 'Without being asked anything: in a script',
    },
  ],
  details: [
    'A key is typed or pasted where nobody sees it, and kept in the keychain of the operating system or in a file that only you can read. The connection is tested before anything is picked, and nothing is written before the end: Ctrl-C leaves everything as it was.',
    'Where Claude Code, Claude Desktop, Cursor, VS Code or Codex has a connection to the tool already, that is recommended. Their files are only read, and nothing of them but the name of the connection is shown.',
    'On a tool that is connected already it tests the connection, and everything can be entered anew. Without a terminal nothing is asked: what is missing is named, and it ends with 64; it ends with 4 where the connection is not good. Neither changes anything.',
    'To install or look at a plugin without connecting its tool: `msp plugin add`, `msp plugin info`.',
  ],
  run: async ({ tool }, options, shell) => {
    const guided = await import('../plugins/guide/actions.js');
    return tool === undefined ? guided.addAny(options, shell) : guided.add(tool, options, shell);
  },
});
