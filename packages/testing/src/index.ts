/** `@msp/testing`: the suites that every store and every plugin must pass, and the samples they are made of. */
export { certify } from './certify/certify.js';
export { CHECKS } from './certify/checks.js';
export { type Examination, examine, prepare } from './certify/examine.js';
export type { Finding, Outcome } from './certify/finding.js';
export type { CertificationOptions, FaultName, WebhookSample } from './certify/options.js';
export type { Fault, FaultServer, Moment, Strike } from './fault-server/fault.js';
export type { ReceivedRequest, Service, ServiceAnswer, ServiceRequest } from './fault-server/request.js';
export { startFaultServer } from './fault-server/start.js';
export { HOSTILE, LONG } from './hostile.js';
export { letters, pick, seededRandom } from './random.js';
export { documented } from './readme/documented.js';
export { sentence, wordsOf } from './sample-words.js';
export { createSamples, type Given, type Samples, sampleEvent } from './samples.js';
export { type StoreSuiteOptions, storeSuite } from './store/store-suite.js';
export { temporaryFolder } from './temporary-folder.js';
