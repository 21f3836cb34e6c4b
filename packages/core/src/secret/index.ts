/** Secrets in what people write: found and masked before anything is recorded. Pure. */
export { findSecrets } from './find-secrets.js';
export type { SecretFinding } from './finding.js';
export { maskSecrets } from './mask-secrets.js';
