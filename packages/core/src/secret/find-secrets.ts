import { assignedSecrets } from './assignment.js';
import { finding, type SecretFinding } from './finding.js';
import { secretsOfKnownShape } from './kinds.js';
import { noteFor, replaceFindings } from './note.js';
import { privateKeys } from './private-key.js';
import { urlPasswords } from './url-password.js';

/** How often a masked text is looked at again. Hiding one secret can bare the next, hardly ever twice. */
const ROUNDS = 8;

/** Findings in the order of the text. Where two overlap, one remains: from the first's start to the last's end. */
function disjoint(findings: readonly SecretFinding[]): SecretFinding[] {
  const result: SecretFinding[] = [];
  // The sort is stable, so of two that start together the better known kind stays first.
  for (const next of [...findings].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (!last || next.start >= last.end) result.push(next);
    else if (next.end > last.end) result[result.length - 1] = { ...last, end: next.end };
  }
  return result;
}

/** Names are asked last: what they hold may be known better by its shape. */
function findOnce(text: string): SecretFinding[] {
  const shaped = [...secretsOfKnownShape(text)].map(({ kind, start, end }) =>
    finding(kind.kind, text, start, end, kind.shown),
  );
  const known = [...shaped, ...privateKeys(text), ...urlPasswords(text)];
  return disjoint(known.length > 0 ? known : assignedSecrets(text));
}

/** Findings in a masked text, as places of the text that was masked. `masked` are those that were masked in it. */
function inOriginal(findings: readonly SecretFinding[], masked: readonly SecretFinding[]): SecretFinding[] {
  let index = 0;
  let shift = 0;
  const original = (place: number): number => {
    for (let next = masked[index]; next && place > next.start + shift; next = masked[++index]) {
      const end = next.start + shift + noteFor(next).length;
      // Only what is shown of a secret can be taken for a part of another one.
      if (place < end) break;
      shift = end - next.end;
    }
    return place - shift;
  };
  return findings.map((found) => ({ ...found, start: original(found.start), end: original(found.end) }));
}

/**
 * The secrets of a text, in its order, never overlapping: tokens and keys of known make, private keys, passwords in
 * addresses, and random-looking values of 12 characters or more that are assigned to a name such as `password`.
 * Stand-ins (`<token>`, `${TOKEN}`, `process.env.TOKEN`, `changeme`, `xxxx`) are none. Takes linear time.
 *
 * @example findSecrets('use redis://:s3cr3t@cache') // [{ kind: 'password', start: 13, end: 19, preview: '…' }]
 */
export function findSecrets(text: string): SecretFinding[] {
  let found: SecretFinding[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const more = findOnce(replaceFindings(text, found));
    // Names are asked only where nothing better was found, so the first round without a finding is the last.
    if (more.length === 0) break;
    found = disjoint([...found, ...inOriginal(more, found)]);
  }
  return found;
}
