/** Decisions, new things and obstacles in the texts of updates. Pure. */
export { type DetectionSettings, type DetectorSettings, detect } from './detect.js';
export { DEFAULT_KEYWORDS } from './keywords.js';
export type { Detection } from './reader.js';
