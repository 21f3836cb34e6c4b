/** From the text of a configuration file to its values, and to what is wrong with them. */
import { unusable } from './file.js';
import type { ConfigProblem } from './problems.js';
import { isPlain, type Plain } from './settings.js';
import type { SyntaxProblem } from './syntax.js';

/** The values, or why they cannot be read. */
export type Parsed =
  | { readonly values: Plain; readonly problem: null }
  | { readonly values: null; readonly problem: ConfigProblem };

const failed = (message: string, line: number | null = null, column: number | null = null): Parsed => ({
  values: null,
  problem: { key: '', message, line, column },
});

/** The place, the reason, and the line itself: without a secret that may stand in it. */
async function explain({ line, column, reason, text }: SyntaxProblem): Promise<Parsed> {
  const { findSecrets, maskSecrets } = await import('../secret/index.js');
  const shown = maskSecrets(text, findSecrets(text));
  return failed(`column ${column}, ${reason}${shown ? `: ${shown}` : ''}`, line, column);
}

/**
 * Reads a text of JSON. Comments and commas at the end are accepted too; only a text that has them pays for the
 * parser that knows them.
 */
export async function parse(text: string): Promise<Parsed> {
  if (text.trim() === '') return failed('the file is empty; the least that it may hold is {}');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { parseTolerantly } = await import('./syntax.js');
    const { value: tolerated, problem } = parseTolerantly(text);
    if (problem) return explain(problem);
    value = tolerated;
  }
  return isPlain(value)
    ? { values: value, problem: null }
    : failed('the file must hold an object: { "project": "…" }', 1, 1);
}

/** Everything that is wrong with the values, each with its place in the text. */
export async function check(text: string, values: Plain): Promise<ConfigProblem[]> {
  const { findProblems } = await import('./problems.js');
  const findings = findProblems(values);
  if (findings.length === 0) return [];
  const { locateValue } = await import('./syntax.js');
  return findings.map(({ path, message }) => {
    const place = locateValue(text, path);
    return { key: path.join('.'), message, line: place?.line ?? null, column: place?.column ?? null };
  });
}

/** The error for a file with problems: the first of them, and how many more there are. */
export function refuse(path: string, problems: readonly ConfigProblem[]): never {
  const [first] = problems;
  const place = first?.line ? `, line ${first.line}` : '';
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more: msp config test)` : '';
  throw unusable(path, `${place}: ${first?.message}${more}`);
}
