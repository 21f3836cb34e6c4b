import type { Check } from '../check.js';
import { verdictOn } from '../finding.js';
import { exercise } from '../plan/exercise.js';
import { trapped } from '../purity/trapped.js';

/** Pure parts touch nothing. */
export const purity: Check = {
  name: 'purity',
  title: 'No pure part reads the clock, chance or the environment, or touches the network, timers or files',
  run(laboratory) {
    // What is made when it is first wanted is made before: only the plugin's own deeds count.
    void [laboratory.moments, laboratory.sessions, laboratory.rehearsal];
    return verdictOn(trapped((at) => exercise(laboratory, at)));
  },
};
