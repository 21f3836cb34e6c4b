import { command } from '../command.js';
import { configFiles } from '../configuration/files.js';
import { initialize } from '../initialize.js';
import { label } from '../output/layout.js';

export default command({
  arguments: [],
  options: {},
  examples: [{ line: 'msp init', does: 'Make .msp and its configuration here' }],
  details: [
    'The folder is made at the top of the git working tree, without git in the current folder.',
    'What is there already stays as it is. `msp start` makes the folder too.',
  ],
  run: async (_, __, shell) => {
    const { project, workspace } = configFiles(shell);
    const made = await initialize(workspace, project);
    const { stateDirectory } = workspace;
    return {
      json: () => ({ stateDirectory, config: project, made, warnings: [] }),
      text: (paper) =>
        made.length === 0
          ? [`Everything is there already: ${label(stateDirectory, paper.columns)}`]
          : [...made.map((path) => `${paper.style.good('Made')} ${path}`), 'Start a session: msp start'],
      essential: stateDirectory,
    };
  },
});
