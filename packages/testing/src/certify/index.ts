/** `@msp/testing/certify`: the certification of plugins without a test runner, for tools. */
export { CHECKS } from './checks.js';
export { type Examination, examine, prepare } from './examine.js';
export type { Finding, Outcome } from './finding.js';
export type { CertificationOptions, FaultName, WebhookSample } from './options.js';
