/**
 * What is asked of the outbox and done to it with fixed statements, as one file to load when it is: a command that only
 * records plans and sends nothing.
 */
export { close, requeue } from './outbox/by-hand.js';
export { claim } from './outbox/claim.js';
export { connections, putConnection, putTold } from './outbox/connections.js';
export { cursor, cursors, putCursor } from './outbox/cursors.js';
export { enqueue } from './outbox/enqueue.js';
export { importedRanges, markImported } from './outbox/imports.js';
export { nextDue } from './outbox/lanes.js';
export { links } from './outbox/links.js';
export { claimOwners, release } from './outbox/owners.js';
export { settle } from './outbox/settle.js';
