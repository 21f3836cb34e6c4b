import { command } from '../command.js';
import { version } from '../version.js';

export default command({
  arguments: [],
  options: {},
  examples: [{ line: 'msp version --json', does: 'The version of MSP and of what it runs on' }],
  run: async () => {
    const own = version();
    const { node, sqlite = '' } = process.versions;
    const { platform, arch } = process;
    return {
      json: () => ({ version: own, node, sqlite, platform, arch }),
      text: () => [`msp ${own} (Node.js ${node}, SQLite ${sqlite}, ${platform} ${arch})`],
      essential: own,
    };
  },
});
