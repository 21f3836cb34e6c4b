/** Checks entries that somebody contributes: each against all others, and every one of them. */
import { basename, resolve } from 'node:path';
import { displayText } from '@msp/protocol';
import { type EntryProblem, entryProblems, RegistryEntry } from '@msp/registry';
import { entryFiles, entryText, readEntry } from './entry-files.ts';
import { formatJson } from './format-json.ts';

/** A file, what it says, and what is wrong with it. */
export interface CheckedFile {
  readonly path: string;
  /** Null where its shape is not right. */
  readonly entry: RegistryEntry | null;
  readonly problems: readonly EntryProblem[];
}

/** Which files, and against what. */
export interface EntryCheck {
  /** The folder of all entries. */
  readonly folder: string;
  /** Which to check. None: all of the folder. */
  readonly files: readonly string[];
  /** Ids of the plugins of this repository. */
  readonly firstParty: readonly string[];
}

/** Looks at every file, however bad another is. Reaches nothing but these files. */
export function checkEntries({ folder, files, firstParty }: EntryCheck): CheckedFile[] {
  const chosen = files.length > 0 ? [...new Set(files.map((path) => resolve(path)))] : entryFiles(folder);
  const all = [...new Set([...entryFiles(folder), ...chosen].map((path) => resolve(path)))];
  const known = new Map(all.map((path) => [path, readEntry(path)]));
  return chosen.map((path) => {
    const others = all.flatMap((other) => (other === resolve(path) ? [] : (known.get(other) ?? [])));
    return checkFile(path, others, firstParty);
  });
}

const whole = (message: string, hint: string): EntryProblem => ({ field: '', message, hint });

function checkFile(
  path: string,
  others: readonly RegistryEntry[],
  firstParty: readonly string[],
): CheckedFile {
  const read = entryText(path);
  if (!('text' in read)) return { path, entry: null, problems: [whole(read.message, read.hint)] };
  let value: unknown;
  try {
    value = JSON.parse(read.text);
  } catch (error) {
    const message = `it is not JSON: ${displayText((error as Error).message)}`;
    return {
      path,
      entry: null,
      problems: [whole(message, 'Correct it, or make it anew: tools/registry/entry.ts')],
    };
  }
  const parsed = RegistryEntry.safeParse(value);
  const entry = parsed.success ? parsed.data : null;
  const problems = [...entryProblems(value, others, firstParty), ...fileProblems(path, read.text, entry)];
  return { path, entry, problems };
}

/** What is wrong with the file rather than with what it says. */
function fileProblems(path: string, text: string, entry: RegistryEntry | null): EntryProblem[] {
  if (!entry) return [];
  return [
    ...(basename(path) === `${entry.id}.json`
      ? []
      : [
          whole(
            `the file of ${entry.id} is called ${displayText(basename(path))}`,
            `Call it ${entry.id}.json.`,
          ),
        ]),
    // Otherwise a field could stand there twice: a person reads the first, a program the last.
    ...(text === formatJson(entry)
      ? []
      : [
          whole(
            'its fields are not in the order of the table, or one stands there twice, or it is arranged otherwise',
            'Let it be written: node tools/registry/check.ts --format <file>',
          ),
        ]),
  ];
}
