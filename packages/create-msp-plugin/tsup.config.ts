import { library } from '../../tools/build/tsup.ts';

export default library({ entry: ['src/index.ts', 'src/main.ts'] });
