/** The guided commands about tools: one file of the built program. */
export { add } from './add.js';
export { configureTool } from './configure.js';
export { addAny } from './pick-tool.js';
export { removeTool } from './remove.js';
