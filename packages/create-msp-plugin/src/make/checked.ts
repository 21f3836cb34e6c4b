/** Checks what was said before anything is asked or made. Pure. */
import { isKind, KINDS, type Kind } from '../answers.js';
import { problemOf } from '../names/name-problem.js';
import { scopeOf, scopeProblem, titleProblem } from '../names/title-problem.js';
import { Refusal } from '../refusal.js';

/**
 * @param advice the command line with a better name
 * @throws a `Refusal` where a plugin cannot be called so
 */
export function checkedName(name: string, advice: (name: string) => string): string {
  const problem = problemOf(name);
  if (problem === null) return name;
  throw new Refusal(
    'MSP009',
    `${problem.reason} Did you mean ${problem.suggestion}?`,
    `Write it so: ${advice(problem.suggestion)}`,
  );
}

/** @throws a `Refusal` where there is no such kind */
export function checkedKind(word: string): Kind {
  if (isKind(word)) return word;
  const near = KINDS.find((kind) => word !== '' && kind.startsWith(word.trim().toLowerCase()));
  throw new Refusal(
    'MSP010',
    `There is no kind ${JSON.stringify(word)}; there are ${KINDS.join(', ')}.`,
    `Write it so: --kind ${near ?? KINDS[0]}`,
  );
}

/** @throws a `Refusal` where a title cannot be written so */
export function checkedTitle(title: string): string {
  const problem = titleProblem(title);
  if (problem === null) return title;
  throw new Refusal('MSP009', problem, 'Give another: --title "My Tool"');
}

/** With its `@`. @throws a `Refusal` where it is none */
export function checkedScope(word: string): string {
  const scope = scopeOf(word);
  const problem = scopeProblem(scope);
  if (problem === null) return scope;
  throw new Refusal('MSP009', problem, 'Give another: --scope @acme');
}

/** @throws a `Refusal` where it names no folder */
export function checkedFolder(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a path may hold, and no file system should see
  if (word.trim() !== '' && !/[\0-\x1f]/.test(word)) return word;
  throw new Refusal('MSP009', 'A folder needs a name that can be read.', 'Write it so: --folder ./my-tool');
}
