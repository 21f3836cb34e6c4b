import type { Places } from '@msp/core';
import type { Place } from '../host.js';

/** Where plugins of a place are looked for. */
export const placesOf = ({ workspace }: Pick<Place, 'workspace'>): Places => ({
  ...{ root: workspace.root, stateDirectory: workspace.stateDirectory },
  host: import.meta.url,
});
