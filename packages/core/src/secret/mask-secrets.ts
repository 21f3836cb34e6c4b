import { findSecrets } from './find-secrets.js';
import type { SecretFinding } from './finding.js';
import { replaceFindings } from './note.js';

/**
 * A text with each secret replaced by a note of what stood there. At most the first four characters of a secret stay,
 * and only those that every secret of its kind begins with. Masking twice changes nothing.
 *
 * `findings` are those of {@link findSecrets} for this very text, where the caller has them already.
 *
 * @example maskSecrets(`push with ${token}`) // 'push with ghp_…[masked GitHub token]'
 */
export function maskSecrets(text: string, findings: readonly SecretFinding[] = findSecrets(text)): string {
  return replaceFindings(text, findings);
}
