import { type Answers, PARTS } from '../answers.js';
import { template } from '../template/data.js';
import type { Texts } from '../template/template.js';
import { withParts } from './chosen-parts.js';
import { packageFile } from './package-file.js';
import { renamed } from './renamed.js';

/**
 * The files of a plugin: their texts by their paths, with `/` on every system. Pure: the same answers give the same files.
 *
 * @param answers whose name and title have no problem (`nameProblem`, `titleProblem`)
 * @example scaffold({ name: 'my-tool', kind: 'http', tasks: false, webhook: false }).get('package.json')
 */
export function scaffold(answers: Answers): ReadonlyMap<string, string> {
  const chosen = PARTS.filter((part) => answers[part]);
  const absent = PARTS.filter((part) => !answers[part]).flatMap((part) => template.parts[part]);
  const rename = renamed(answers);
  const files = Object.entries(filesOf(answers)).filter(
    ([path, text]) => text !== '' && !absent.includes(path),
  );
  return new Map(
    files
      .map(([path, text]) => [rename(placeOf(path)), rename(withParts(text, chosen))] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** Those of the kind laid over those of the template. One that is empty there is one that the kind does not have. */
function filesOf(answers: Answers): Texts {
  const added = template.kinds[answers.kind];
  const base = template.files['package.json'] ?? '{}';
  return {
    ...template.files,
    ...added,
    'package.json': packageFile(base, added['package.json'], answers),
  };
}

/** npm takes no `.gitignore` into a package, so the template has it under another name. */
const placeOf = (path: string): string => (path === 'gitignore' ? '.gitignore' : path);
