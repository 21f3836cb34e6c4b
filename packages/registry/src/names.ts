/** `@msp/registry/names`: which names could be taken for others, which are ours, and which mean something else. */
export { alike } from './alike/alike.js';
export { ANNOUNCED } from './announced.js';
export { reservedFor } from './reserved/reserved.js';
