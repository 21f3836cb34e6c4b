import type { SecretFinding } from './finding.js';

/** What stands in a secret's place: `ghp_…[masked GitHub token]`. */
export function noteFor({ kind, preview }: SecretFinding): string {
  return `${preview}[masked ${kind}]`;
}

/** A text with a note in the place of each finding. Findings are in order and do not overlap. */
export function replaceFindings(text: string, findings: readonly SecretFinding[]): string {
  let replaced = '';
  let done = 0;
  for (const found of findings) {
    replaced += text.slice(done, found.start) + noteFor(found);
    done = found.end;
  }
  return replaced + text.slice(done);
}
