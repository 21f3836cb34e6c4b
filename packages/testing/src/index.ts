/** `@msp/testing`: the suites that every store and every plugin must pass, and the samples they are made of. */
export { HOSTILE, LONG } from './hostile.js';
export { letters, pick, seededRandom } from './random.js';
export { sentence, wordsOf } from './sample-words.js';
export { createSamples, type Given, type Samples, sampleEvent } from './samples.js';
export { type StoreSuiteOptions, storeSuite } from './store/store-suite.js';
export { temporaryFolder } from './temporary-folder.js';
