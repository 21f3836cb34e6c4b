/** `@msp/registry/names`: which names could be taken for others, and which are ours. */
export { alike } from './alike/alike.js';
export { ANNOUNCED } from './announced.js';
