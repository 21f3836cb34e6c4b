/** Everything that `msp plugin` does with registries and packages: one file of the built program. */
export { info, list } from './about.js';
export { add } from './add.js';
export { remove } from './remove.js';
export { search } from './search.js';
export { update } from './update.js';
