/** `@msp/protocol`: the contract between MSP's parts. Data shapes, the store's interface, the error catalog. */
export * from './config.js';
export * from './errors.js';
export * from './events.js';
export * from './identifiers.js';
export * from './output.js';
export * from './output-upkeep.js';
export * from './output-work.js';
export * from './primitives.js';
export * from './records.js';
export * from './session.js';
export * from './store.js';
export * from './text.js';
