import { library } from '../../tools/build/tsup.ts';
import { templateAsData } from './build/template-as-data.ts';

/** Everything is bundled: `npm create msp-plugin` fetches one package, and runs at once. */
export default library({
  entry: ['src/index.ts', 'src/main.ts'],
  // A map would be larger than all the rest together, for a program that runs once.
  sourcemap: false,
  esbuildPlugins: [templateAsData],
});
