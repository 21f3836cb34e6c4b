/** The shape of an entry, field by field, so that all that is wrong is told at once. Pure. */
import type * as z from 'zod/mini';
import { RegistryEntry } from '../entry.js';
import { explainIssue, type Issue, pathText } from '../explain.js';
import type { EntryProblem, PartOfEntry } from './problem.js';

const CERTIFY =
  'Certify the plugin (npm test, msp plugin test <path>), publish it, and make the entry: node tools/registry/entry.ts <package>@<version>';

/** What is wrong with the shape, and the fields that are right. */
export function shapeOf(value: unknown): { readonly problems: EntryProblem[]; readonly part: PartOfEntry } {
  const read = RegistryEntry.safeParse(value);
  if (read.success) return { problems: [], part: read.data };
  const problems = (read.error.issues as readonly Issue[]).flatMap((issue) =>
    (issue.keys ?? [undefined]).map((key) =>
      problemOf(key === undefined ? issue : { ...issue, keys: [key] }, value),
    ),
  );
  return { problems, part: typeof value === 'object' && value !== null ? validFields(value) : {} };
}

function problemOf(issue: Issue, value: unknown): EntryProblem {
  const { message, hint } = explainIssue(issue, value);
  const certification = issue.path[0] === 'certification' && issue.code !== 'unrecognized_keys';
  return { field: pathText(issue.path), message, hint: certification ? `${hint} ${CERTIFY}` : hint };
}

function validFields(value: object): PartOfEntry {
  const fields = Object.entries<z.ZodMiniType>(RegistryEntry.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(Object.hasOwn(value, name) ? value[name as never] : undefined);
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return Object.fromEntries(fields);
}
