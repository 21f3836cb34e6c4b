/** `create-msp-plugin`: makes a plugin for MSP. The command line is in main.ts; this is what others build on. */
export { type Answers, DEFAULTS, KIND_MEANINGS, KINDS, type Kind, PARTS, type Part } from './answers.js';
export { ask } from './ask.js';
export { OPTIONS, type Option } from './command/options.js';
export { type Made, makePlugin } from './make/make-plugin.js';
export { madeLines, nextCommands } from './make/next-commands.js';
export type { Circumstances, Wish } from './make/wish.js';
export { nameProblem } from './names/name-problem.js';
export { titleProblem } from './names/title-problem.js';
export { Refusal } from './refusal.js';
export { scaffold } from './scaffold/scaffold.js';
export { writePlugin } from './write/write-plugin.js';
